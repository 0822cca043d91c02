"""Where a row says that something is."""

from gongzhi.foundation.sheets.rules.columns import Row
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.commands.spots import Where
from gongzhi.territory.queries.matching import estate_said, structure_of


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
