"""Where a case without a place may be: what it says itself, what a search finds, what lies near."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongzhi.cases import access
from gongzhi.cases.models import Case
from gongzhi.cases.vocabulary import CaseState
from gongzhi.facts.cases import CaseMoved, CasePlaced, CasePlacedOutside
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.web.rules.counts import CEILING
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.mentions import one_named, plain
from gongzhi.territory.queries import (
    communities_of,
    estates_named,
    estates_under,
    streets_named,
    streets_of,
)

if TYPE_CHECKING:
    from gongzhi.territory.models import Estate, Region

OUTSIDE = CasePlacedOutside.kind()
PLACINGS = (OUTSIDE, CasePlaced.kind(), CaseMoved.kind())
MOST = 20
MOST_STREETS = 60


@dataclass(frozen=True, kw_only=True)
class Ground:
    """`settled` is the place in an estate as it stands and may be corrected, `outside` one that was
    found to lie in none, both "" where none is known yet, and `typed` what of it can serve
    elsewhere. `mentioned` is the one other estate of the street that the report names, in its words
    or, `is_in_place`, in what was written about the place; None where it names none or two, or the
    place was found outside. `is_asked` says that there are too many estates to list unasked."""

    settled: str
    outside: str
    typed: str
    words: str
    estates: "list[Estate]"
    mentioned: "Estate | None"
    is_in_place: bool
    is_cut: bool
    is_asked: bool
    communities: "list[Region]"
    streets: "list[Region]"

    @property
    def streets_found(self) -> "list[Region]":
        """Other streets that are called as was typed."""
        return [one for one in self.streets if self.words and self.words in one.name]


def ground_of(case: Case, words: str, *, chosen: int | None = None) -> Ground:
    """A few queries, whatever the street's size."""
    words = words.strip()[:30]
    every = list(estates_under(case.street_code).select_related("region"))
    named = {one.pk: one.name for one in every if one.pk != case.estate_id}
    is_outside = case.estate_id is None and is_placed(case)
    said = None if is_outside else _mentioned(case, named)
    by_pk = {one.pk: one for one in every}
    mentioned = by_pk[said] if said is not None else None
    found = _found(case.street_code, every, words)
    first = [by_pk[pk] for pk in (said, chosen) if pk in by_pk]
    return Ground(
        settled=case.place_name if case.estate_id else "",
        outside=case.place_name if is_outside else "",
        typed=_typed_place(case),
        words=words,
        estates=_each_once([*first, *found[:MOST]]),
        mentioned=mentioned,
        is_in_place=mentioned is not None and not _reads(mentioned.name, case),
        is_cut=len(found) > MOST,
        is_asked=not words and len(every) > MOST,
        communities=list(communities_of(case.street_code)),
        streets=_streets(case, words),
    )


def _mentioned(case: Case, named: Mapping[int, str]) -> int | None:
    return one_named(f"{case.title} {_typed_place(case)}", case.text, named)


def _reads(name: str, case: Case) -> bool:
    return plain(name) in plain(f"{case.title} {case.text}")


def _typed_place(case: Case) -> str:
    """What was written about the place, without its estate; a scanned code wrote nothing."""
    if case.estate is None:
        return case.place_name
    is_scanned = case.building_id or case.entrance_id or case.facility_id
    return "" if is_scanned else case.place_name.removeprefix(case.estate.name).strip()


def _found(street: str, every: "list[Estate]", words: str) -> "list[Estate]":
    """Without words all where they are few; else nothing until something is typed."""
    if words:
        named = estates_named(words, region_prefix=street).select_related("region")
        return list(named[: MOST + 1])
    return every if len(every) <= MOST else []


def _streets(case: Case, words: str) -> "list[Region]":
    """The others of the county, and those elsewhere that are called so."""
    near = list(streets_of(case.county_code)[:MOST_STREETS])
    far = list(streets_named(words)[:MOST]) if words else []
    known = {one.pk: one for one in [*near, *far]}
    return [one for one in known.values() if not one.code.startswith(case.street_code)]


def _each_once(estates: Iterable["Estate"]) -> "list[Estate]":
    return list({one.pk: one for one in estates}.values())


def is_placed(case: Case) -> bool:
    """In an estate, or found by a person to lie in none; a move to another street undoes that."""
    if case.estate_id is not None:
        return True
    found = Entry.objects.filter(subject_kind="case", subject_id=case.pk, kind__in=PLACINGS)
    return found.order_by("-pk").values_list("kind", flat=True).first() == OUTSIDE


def next_unplaced(actor: Actor, after: Case) -> str:
    """The number of the next case whose place is to be found, round to the first again; "" when
    none is left."""
    waiting = (
        access.territory_cases(actor)
        .filter(state=CaseState.PLACE_UNKNOWN)
        .exclude(pk=after.pk)
        .order_by("pk")
        .values_list("code", flat=True)
    )
    return waiting.filter(pk__gt=after.pk).first() or waiting.first() or ""


def others_unplaced(actor: Actor, besides: Case) -> int:
    """How many wait beside the one in hand; CEILING + 1 stands for more."""
    waiting = access.territory_cases(actor).filter(state=CaseState.PLACE_UNKNOWN)
    return waiting.exclude(pk=besides.pk).order_by()[: CEILING + 1].count()
