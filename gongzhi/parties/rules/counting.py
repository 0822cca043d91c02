"""Heads and areas of owners by 法释〔2020〕17号 第八条、第九条, and what a question to them came
to. Areas in 0.01 m². Topics, petitions and votes all count here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One 专有部分 as counting sees it; `owners` are the keys of its buyers, together one buyer.

    `is_developer_held` is what is unsold, or sold and not yet handed over.
    """

    registered_area: int | None
    surveyed_area: int | None
    contract_area: int | None
    owners: frozenset[str]
    is_developer_held: bool = False
    premises: int = 0


@dataclass(frozen=True, kw_only=True)
class Count:
    """人数 and 专有部分面积 (0.01 m²); `without_area` counts units with no figure at all."""

    heads: int
    area: int
    without_area: int


NOBODY = Count(heads=0, area=0, without_area=0)


@dataclass(frozen=True, kw_only=True)
class Voice:
    """One head and everything it owns. Nobody's unit is a head of its own: whose it is, is not
    known, and 第九条 begins with one unit, one head."""

    units: tuple[Unit, ...]
    is_developer: bool = False


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What was answered. `contradicting` are premises for which one head said two things: they
    stand in no count until a person has decided."""

    electorate: Count
    taking_part: Count
    answered: Mapping[str, Count] = field(default_factory=dict)
    contradicting: frozenset[int] = frozenset()

    def of(self, answer: str) -> Count:
        return self.answered.get(answer, NOBODY)


class Ratio(Protocol):
    """As the rulebook gives it: compared by multiplying, never by dividing."""

    def met(self, part: int, whole: int) -> bool: ...


@dataclass(frozen=True, kw_only=True)
class Shares:
    """The part of heads and the part of areas that a joint decision asks for; both are needed."""

    heads: Ratio
    area: Ratio

    def met(self, part: Count, whole: Count) -> bool:
        return self.heads.met(part.heads, whole.heads) and self.area.met(part.area, whole.area)


def area_of(unit: Unit) -> int | None:
    """登记 ?? 实测 ?? 合同 (第八条)."""
    for area in (unit.registered_area, unit.surveyed_area, unit.contract_area):
        if area is not None:
            return area
    return None


def voices(units: Iterable[Unit]) -> list[Voice]:
    """One buyer one head however many units; all the developer still holds is one head (第九条)."""
    developers: list[Unit] = []
    unknown: list[Unit] = []
    buyers: dict[frozenset[str], list[Unit]] = {}
    for unit in units:
        if unit.is_developer_held:
            developers.append(unit)
        elif unit.owners:
            buyers.setdefault(unit.owners, []).append(unit)
        else:
            unknown.append(unit)
    known = [Voice(units=tuple(held)) for held in buyers.values()]
    alone = [Voice(units=(unit,)) for unit in unknown]
    developer = [Voice(units=tuple(developers), is_developer=True)] if developers else []
    return [*known, *alone, *developer]


def count(units: Iterable[Unit]) -> Count:
    return _counted(voice.units for voice in voices(units))


def tally(units: Iterable[Unit], answers: Mapping[int, Iterable[str]]) -> Tally:
    """By premises, every answer that was signed for it: several co-owners may have signed. One
    premises counts once, its head once, its area with what it answered."""
    heads = voices(units)
    said = {premises: set(signed) for premises, signed in answers.items()}
    taken: dict[str, list[tuple[Unit, ...]]] = {}
    contradicting: set[int] = set()
    for voice in heads:
        voting = tuple(unit for unit in voice.units if said.get(unit.premises))
        answered = set().union(*(said[unit.premises] for unit in voting)) if voting else set()
        if len(answered) > 1:
            contradicting.update(unit.premises for unit in voting)
        elif answered:
            taken.setdefault(answered.pop(), []).append(voting)
    return Tally(
        electorate=_counted(voice.units for voice in heads),
        taking_part=_counted(units for each in taken.values() for units in each),
        answered={answer: _counted(each) for answer, each in taken.items()},
        contradicting=frozenset(contradicting),
    )


def is_quorate(tally: Tally, quorum: Shares) -> bool:
    return quorum.met(tally.taking_part, tally.electorate)


def is_decided(tally: Tally, answer: str, *, quorum: Shares, consent: Shares) -> bool:
    """Four inequalities, all needed (民法典 第二百七十八条第二款)."""
    return is_quorate(tally, quorum) and consent.met(tally.of(answer), tally.taking_part)


def _counted(heads: Iterable[tuple[Unit, ...]]) -> Count:
    held = list(heads)
    areas = [area_of(unit) for units in held for unit in units]
    return Count(
        heads=len(held),
        area=sum(area for area in areas if area is not None),
        without_area=areas.count(None),
    )
