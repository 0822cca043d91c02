"""Labels for codes of the field, by the name a fact's field gives its vocabulary."""

from collections.abc import Callable

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext

from gongzhi.kernel.terms import Term

_vocabularies: dict[str, type[Term]] = {}
_registers: dict[str, Callable[[str], str]] = {}


def register_terms(name: str, vocabulary: type[Term]) -> None:
    known = _vocabularies.setdefault(name, vocabulary)
    if known is not vocabulary:
        raise ImproperlyConfigured(f"the vocabulary {name!r} is registered twice")


def register_labels(name: str, labels: Callable[[str], str]) -> None:
    """For words that several contexts declare together, such as the powers."""
    if _registers.setdefault(name, labels) is not labels:
        raise ImproperlyConfigured(f"the labels {name!r} are registered twice")


def label(name: str, code: str) -> str:
    """The label of a code; the code itself where the word has left the vocabulary since."""
    if name in _registers:
        return gettext(_registers[name](code))
    vocabulary = _vocabularies.get(name)
    try:
        return gettext(vocabulary(code).label) if vocabulary else code
    except ValueError:
        return code
