"""A place inside an estate that a thing or a common part is put at."""

from typing import NamedTuple

from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.models import Building, Entrance


class Where(NamedTuple):
    """By number: the estate, and where it is closer than that, the building and the entrance."""

    estate: int
    building: int | None = None
    entrance: int | None = None


class Spot(NamedTuple):
    building: Building | None
    entrance: Entrance | None

    @property
    def name(self) -> str:
        return f"{self.building or ''}{self.entrance or ''}"


def standing_at(where: Where) -> Spot:
    """Refused where it is not there, or is another estate's."""
    building = entrance = None
    if where.building is not None:
        rows = Building.objects.filter(estate=where.estate, ended_on=None)
        building = rows.filter(pk=where.building).first()
        if building is None:
            raise RuleBroken("这个小区没有这一栋，从列表里选", field="building")
    if where.entrance is not None:
        ways = Entrance.objects.filter(building=building, ended_on=None)
        entrance = ways.filter(pk=where.entrance).first() if building else None
        if entrance is None:
            raise RuleBroken("这一栋没有这个单元，从列表里选", field="entrance")
    return Spot(building, entrance)
