"""Where a row says that something is."""

from gongzhi.foundation.sheets.rules.columns import Row
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.commands.spots import Where
from gongzhi.territory.models import Premises
from gongzhi.territory.queries.matching import Structure, doors_of, estate_said, structure_of
from gongzhi.territory.rules.listing import doors_said
from gongzhi.territory.rules.naming import door_named


def where_said(row: Row, actor: Actor) -> Where:
    """By number: the estate, and the building and entrance where they are written."""
    estate = estate_said(actor, row.values["estate"])
    building, way = row.values["building"], row.values["entrance"]
    if building is None:
        if way.key:
            raise RuleBroken("写了单元的，也写楼栋", field="building")
        return Where(estate.pk)
    structure = structure_of([estate.pk])
    found = structure.building(estate.pk, building.name)
    if not way.key:
        return Where(estate.pk, found.pk)
    return Where(estate.pk, found.pk, structure.entrance(found.pk, way.name).pk)


def premises_listed(estate: int, text: str, *, field: str = "premises") -> list[int]:
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
