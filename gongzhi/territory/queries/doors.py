"""Premises as they are typed one after another, found again in the register."""

from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.models import Premises
from gongzhi.territory.queries.matching import Structure, doors_of, structure_of
from gongzhi.territory.rules.listing import doors_said
from gongzhi.territory.rules.naming import door_named


def premises_typed(estate: int, text: str, *, field: str = "premises") -> list[int]:
    """“1栋1单元101、1栋1单元102” → their numbers."""
    said = doors_said(text, field=field)
    structure = structure_of([estate]) if said else Structure()
    return [
        _door(
            structure, estate, building=one.building, entrance=one.entrance, door=one.door, at=field
        ).pk
        for one in said
    ]


def _door(
    structure: Structure, estate: int, *, building: str, entrance: str, door: str, at: str
) -> Premises:
    found = structure.building(estate, building, field=at)
    way = structure.entrance(found.pk, entrance, field=at) if entrance else None
    doors = doors_of([found.pk])
    premises = doors.get((found.pk, way.pk if way else None, door_named(door, field=at).key))
    if premises is None:
        raise RuleBroken(f"没有“{building}{entrance}{door}”，先登记房屋", field=at)
    return premises
