"""What ends with an estate, a building or an entrance: all that stands in it, and its codes."""

from datetime import date, datetime
from typing import NamedTuple

from gongzhi.territory.models import (
    Building,
    CommonPart,
    Entrance,
    Estate,
    Facility,
    GridCover,
    PlaceCode,
    Premises,
)

GONE = "已注销"


class Ended(NamedTuple):
    buildings: int
    premises: int


def end_within(
    place: Estate | Building | Entrance, day: date, *, because: str, now: datetime
) -> Ended:
    """Each keeps its row and its day; codes still answer by saying so; grids let go of it."""
    key = {Estate: "estate", Building: "building", Entrance: "entrance"}[type(place)]
    here, ended = {key: place, "ended_on": None}, {"ended_on": day}
    buildings = _structure(place, day)
    premises = Premises.objects.filter(**here).update(**ended)
    Facility.objects.filter(**here).update(**ended)
    CommonPart.objects.filter(**here).update(**ended)
    retire_codes({key: place}, because=because, now=now)
    if key != "entrance":
        GridCover.objects.filter(**{key: place}).delete()
    return Ended(buildings, premises)


def retire_codes(place: dict[str, object], *, because: str, now: datetime) -> None:
    found = PlaceCode.objects.filter(**place, retired_at=None)
    found.update(retired_at=now, retired_because=because[:80])


def _structure(place: Estate | Building | Entrance, day: date) -> int:
    if isinstance(place, Estate):
        Entrance.objects.filter(building__estate=place, ended_on=None).update(ended_on=day)
        return Building.objects.filter(estate=place, ended_on=None).update(ended_on=day)
    if isinstance(place, Building):
        Entrance.objects.filter(building=place, ended_on=None).update(ended_on=day)
    return 0
