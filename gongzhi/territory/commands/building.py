"""楼栋: enter, put right, take out."""

from datetime import date, datetime

from django.db import transaction

from gongzhi.facts.territory import BuildingCorrected, BuildingEnded, BuildingRegistered
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import sort_key
from gongzhi.territory.access import require_keep
from gongzhi.territory.commands.ending import GONE, end_within
from gongzhi.territory.commands.estate import WHAT as ESTATE
from gongzhi.territory.commands.keeping import amended, held, in_words, last_day, said
from gongzhi.territory.models import Building, Estate, PlaceCode
from gongzhi.territory.rules.naming import building_named

WHAT, TALLEST = "楼栋", 200


@transaction.atomic
def register_building(
    estate: int, name: str, *, floors: int | None = None, actor: Actor, now: datetime
) -> Building:
    """With a code for its door. The estate is held: 3栋 and 3幢 at once are one."""
    within = held(Estate.objects.all(), estate, ESTATE)
    require_keep(actor, within.region_code, within.pk)
    written = _free(within, name)
    with in_words():
        building = Building.objects.create(
            estate=within, name=written, sort_key=sort_key(written)[:200], floors=_floors(floors)
        )
        PlaceCode.objects.create(estate=within, building=building)
    fact = BuildingRegistered(building=building.pk, estate=within.pk)
    record(fact, actor=actor, now=now, region_code=within.region_code)
    return building


@transaction.atomic
def correct_building(
    number: int, name: str, *, floors: int | None, reason: str, actor: Actor, now: datetime
) -> Building:
    building, within = _with_estate(number, actor)
    why, written = said(reason), _free(within, name, but=building)
    values = {"name": written, "sort_key": sort_key(written)[:200], "floors": _floors(floors)}
    change = amended(building, values)
    fact = BuildingCorrected(building=building.pk, estate=within.pk, change=change, reason=why)
    record(fact, actor=actor, now=now, region_code=within.region_code)
    return building


@transaction.atomic
def end_building(
    number: int, *, ended_on: date, reason: str, actor: Actor, now: datetime
) -> Building:
    """With its entrances, premises and things."""
    building, within = _with_estate(number, actor)
    why, day = said(reason), last_day(ended_on, now)
    counts = end_within(building, day, because=f"楼栋{GONE}", now=now)
    building.ended_on = day
    building.save(update_fields=["ended_on"])
    fact = BuildingEnded(
        building=building.pk,
        estate=within.pk,
        ended_on=day,
        premises=counts.premises,
        reason=why,
    )
    record(fact, actor=actor, now=now, region_code=within.region_code)
    return building


def _with_estate(number: int, actor: Actor) -> tuple[Building, Estate]:
    """The estate first, as everywhere: two acts never wait for one another."""
    known = Building.objects.filter(pk=number).values_list("estate", flat=True).first()
    within = held(Estate.objects.all(), known, ESTATE)
    require_keep(actor, within.region_code, within.pk)
    return held(Building.objects.all(), number, WHAT), within


def _free(estate: Estate, name: str, *, but: Building | None = None) -> str:
    wanted = building_named(name, field="name")
    standing = Building.objects.filter(estate=estate, ended_on=None)
    for other in standing.exclude(pk=but.pk if but else 0):
        if building_named(other.name) == wanted:
            raise RuleBroken(f"这个小区已有“{other.name}”", field="name")
    return wanted.name


def _floors(floors: int | None) -> int | None:
    if floors is not None and not 1 <= floors <= TALLEST:
        raise RuleBroken(f"层数在 1 到 {TALLEST} 之间，不知道的留空", field="floors")
    return floors
