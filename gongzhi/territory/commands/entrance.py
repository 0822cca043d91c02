"""单元: enter, put right, take out."""

from datetime import date, datetime

from django.db import transaction

from gongzhi.facts.territory import EntranceCorrected, EntranceEnded, EntranceRegistered
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import sort_key
from gongzhi.territory.access import require_keep
from gongzhi.territory.commands.building import WHAT as BUILDING
from gongzhi.territory.commands.ending import GONE, end_within
from gongzhi.territory.commands.keeping import amended, held, in_words, last_day, said
from gongzhi.territory.models import Building, Entrance, PlaceCode
from gongzhi.territory.rules.naming import entrance_named

WHAT = "单元"


@transaction.atomic
def register_entrance(building: int, name: str, *, actor: Actor, now: datetime) -> Entrance:
    """With a code for its door."""
    within = _building(building, actor)
    written = _free(within, name)
    with in_words():
        entrance = Entrance.objects.create(
            building=within, name=written, sort_key=sort_key(written)[:200]
        )
        PlaceCode.objects.create(estate=within.estate, building=within, entrance=entrance)
    fact = EntranceRegistered(entrance=entrance.pk, estate=within.estate_id)
    record(fact, actor=actor, now=now, region_code=within.estate.region_code)
    return entrance


@transaction.atomic
def correct_entrance(
    number: int, name: str, *, reason: str, actor: Actor, now: datetime
) -> Entrance:
    entrance, within = _with_building(number, actor)
    why, written = said(reason), _free(within, name, but=entrance)
    change = amended(entrance, {"name": written, "sort_key": sort_key(written)[:200]})
    fact = EntranceCorrected(
        entrance=entrance.pk, estate=within.estate_id, change=change, reason=why
    )
    record(fact, actor=actor, now=now, region_code=within.estate.region_code)
    return entrance


@transaction.atomic
def end_entrance(
    number: int, *, ended_on: date, reason: str, actor: Actor, now: datetime
) -> Entrance:
    """With its premises and things."""
    entrance, within = _with_building(number, actor)
    why, day = said(reason), last_day(ended_on, now)
    counts = end_within(entrance, day, because=f"单元{GONE}", now=now)
    entrance.ended_on = day
    entrance.save(update_fields=["ended_on"])
    fact = EntranceEnded(
        entrance=entrance.pk,
        estate=within.estate_id,
        ended_on=day,
        premises=counts.premises,
        reason=why,
    )
    record(fact, actor=actor, now=now, region_code=within.estate.region_code)
    return entrance


def _building(number: int | None, actor: Actor) -> Building:
    within = held(Building.objects.select_related("estate"), number, BUILDING)
    require_keep(actor, within.estate.region_code, within.estate_id)
    return within


def _with_building(number: int, actor: Actor) -> tuple[Entrance, Building]:
    known = Entrance.objects.filter(pk=number).values_list("building", flat=True).first()
    within = _building(known, actor)
    return held(Entrance.objects.all(), number, WHAT), within


def _free(building: Building, name: str, *, but: Entrance | None = None) -> str:
    wanted = entrance_named(name, field="name")
    standing = Entrance.objects.filter(building=building, ended_on=None)
    for other in standing.exclude(pk=but.pk if but else 0):
        if entrance_named(other.name) == wanted:
            raise RuleBroken(f"这一栋已有“{other.name}”", field="name")
    return wanted.name
