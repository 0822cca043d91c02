"""Titles and addresses of things of other contexts, one query per kind."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.kernel.ref import Ref


@dataclass(frozen=True)
class Link:
    """How a thing is called and where its page is; `note` is a second line or "".

    `number` is what it is called to who may not read what people wrote or where they live; "" where
    the title says neither.
    """

    title: str | Promise
    url: str = ""
    note: str = ""
    number: str = ""

    def __str__(self) -> str:
        return str(self.title)


Resolver = Callable[[Iterable[int]], Mapping[int, Link]]
OwnResolver = Callable[[int, Iterable[int]], Mapping[int, str]]

UNKNOWN = Link(_("（查无此项）"))
"""What a reference shows whose thing is gone, or whose kind nobody registered."""

_resolvers: dict[str, Resolver] = {}
_own_resolvers: dict[str, OwnResolver] = {}


def register(kind: str, resolver: Resolver) -> None:
    """Say how things of a kind are named. Two different ways for one kind are a mistake."""
    known = _resolvers.setdefault(kind, resolver)
    if known is not resolver:
        raise ImproperlyConfigured(f"links of kind {kind!r} are registered twice")


def register_own(kind: str, resolver: OwnResolver) -> None:
    """Say where a person finds his own things of a kind on the residents' face; what is not his,
    or has no page there, is left out."""
    known = _own_resolvers.setdefault(kind, resolver)
    if known is not resolver:
        raise ImproperlyConfigured(f"own links of kind {kind!r} are registered twice")


def resolve_own(person: int, refs: Iterable[Ref]) -> dict[Ref, str]:
    """The addresses under /m that this person may open; one query per kind."""
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for ref in refs:
        wanted[ref.kind].add(ref.id)
    return {
        Ref(kind, id_): address
        for kind, ids in wanted.items()
        if kind in _own_resolvers
        for id_, address in _own_resolvers[kind](person, sorted(ids)).items()
    }


def resolve(refs: Iterable[Ref]) -> dict[Ref, Link]:
    """A link for every reference asked for, UNKNOWN where there is none; one query per kind."""
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for ref in refs:
        wanted[ref.kind].add(ref.id)
    return {
        Ref(kind, id_): link for kind, ids in wanted.items() for id_, link in _of_kind(kind, ids)
    }


def _of_kind(kind: str, ids: set[int]) -> list[tuple[int, Link]]:
    resolver = _resolvers.get(kind)
    found = resolver(sorted(ids)) if resolver else {}
    return [(id_, found.get(id_, UNKNOWN)) for id_ in ids]
