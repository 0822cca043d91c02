"""Labels for codes of the field, by the name a fact's field gives its vocabulary."""

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext

from gongzhi.kernel.terms import Term

_vocabularies: dict[str, type[Term]] = {}


def register_terms(name: str, vocabulary: type[Term]) -> None:
    known = _vocabularies.setdefault(name, vocabulary)
    if known is not vocabulary:
        raise ImproperlyConfigured(f"the vocabulary {name!r} is registered twice")


def label(name: str, code: str) -> str:
    """The label of a code; the code itself where the word has left the vocabulary since."""
    vocabulary = _vocabularies.get(name)
    try:
        return gettext(vocabulary(code).label) if vocabulary else code
    except ValueError:
        return code
