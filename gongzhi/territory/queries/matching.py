"""Places as sheets and forms call them, found again in the register."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q

from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import fold
from gongzhi.territory.access import may_keep, visible_regions
from gongzhi.territory.models import Building, Entrance, Estate, Grid, Premises
from gongzhi.territory.rules.naming import building_named, door_named, entrance_named
from gongzhi.territory.vocabulary import GridKind, RegionLevel

Door = tuple[int, int | None, str]
"""Building, entrance, key of the door."""


def estates_said(actor: Actor, words: Iterable[str]) -> dict[str, Estate | str]:
    """By code or by name, those the actor keeps; for each other word, why there is none."""
    said = {word: fold(word) for word in words}
    rows = Estate.objects.filter(ended_on=None).filter(
        Q(code__in=list(said)) | Q(name__in=list(said))
    )
    by_form: defaultdict[str, list[Estate]] = defaultdict(list)
    for row in rows.select_related("region"):
        for form in {fold(row.code), fold(row.name)}:
            by_form[form].append(row)
    return {word: _one(actor, word, by_form[form]) for word, form in said.items()}


def estate_said(actor: Actor, word: str, *, field: str = "estate") -> Estate:
    found = estates_said(actor, [word])[word]
    if isinstance(found, str):
        raise RuleBroken(found, field=field)
    return found


def _one(actor: Actor, word: str, found: list[Estate]) -> Estate | str:
    kept = [row for row in found if may_keep(actor, row.region_code, row.pk)]
    if len(kept) == 1:
        return kept[0]
    if kept:
        return f"辖区内有 {len(kept)} 个“{word}”，改填小区编号"
    if found:
        return f"“{word}”不在你的辖区内，不能登记"
    return f"没有小区“{word}”，先登记小区，或核对名称"


def community_said(actor: Actor, word: str, *, field: str = "region") -> str:
    """The code of a community of the territory called by its code or by its name."""
    rows = visible_regions(actor).filter(level=RegionLevel.COMMUNITY, ended_on=None)
    found = list(rows.filter(Q(code=word) | Q(name=word))[:2])
    if not found:
        raise RuleBroken(f"辖区内没有社区“{word}”，先登记行政区划，或核对名称", field=field)
    if len(found) > 1:
        raise RuleBroken(f"叫“{word}”的社区不止一个，改填 12 位区划代码", field=field)
    return found[0].code


def grid_said(community: str, word: str, *, field: str = "parent") -> Grid:
    rows = Grid.objects.filter(region_code=community, kind=GridKind.GRID, ended_on=None)
    found = rows.filter(Q(code=word) | Q(name=word)).first()
    if found is None:
        raise RuleBroken(f"这个社区没有网格“{word}”，写在它的微网格前面", field=field)
    return found


@dataclass(frozen=True)
class Structure:
    """Standing buildings and entrances of some estates, by the keys of their names."""

    buildings: dict[tuple[int, str], Building] = field(default_factory=dict)
    entrances: dict[tuple[int, str], Entrance] = field(default_factory=dict)

    def building(self, estate: int, name: str, *, field: str = "building") -> Building:
        found = self.buildings.get((estate, building_named(name).key))
        if found is None:
            raise RuleBroken(f"这个小区没有“{name}”，先登记楼栋", field=field)
        return found

    def entrance(self, building: int, name: str, *, field: str = "entrance") -> Entrance:
        found = self.entrances.get((building, entrance_named(name).key))
        if found is None:
            raise RuleBroken(f"这一栋没有“{name}”，先登记单元", field=field)
        return found


def structure_of(estates: Iterable[int]) -> Structure:
    """Two queries, whatever their number."""
    wanted = list(estates)
    buildings = Building.objects.filter(estate__in=wanted, ended_on=None)
    entrances = Entrance.objects.filter(building__estate__in=wanted, ended_on=None)
    return Structure(
        {(row.estate_id, building_named(row.name).key): row for row in buildings},
        {(row.building_id, entrance_named(row.name).key): row for row in entrances},
    )


def doors_of(buildings: Iterable[int]) -> dict[Door, Premises]:
    """Standing premises of some buildings, by where they are; one query."""
    rows = Premises.objects.filter(building__in=list(buildings), ended_on=None)
    return {(row.building_id, row.entrance_id, door_named(row.name).key): row for row in rows}


def unit_numbers_held(numbers: Iterable[str]) -> Mapping[str, int]:
    """Standing premises by their 不动产单元号."""
    rows = Premises.objects.filter(unit_number__in=list(numbers), ended_on=None)
    return dict(rows.values_list("unit_number", "pk"))
