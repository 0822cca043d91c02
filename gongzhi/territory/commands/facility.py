"""设施: enter with a code, put right, take out."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongzhi.facts.territory import FacilityCorrected, FacilityEnded, FacilityRegistered
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.text import sort_key
from gongzhi.territory.access import require_keep
from gongzhi.territory.commands.ending import retire_codes
from gongzhi.territory.commands.estate import WHAT as ESTATE
from gongzhi.territory.commands.keeping import amended, held, in_words, last_day, said
from gongzhi.territory.commands.spots import Where, standing_at
from gongzhi.territory.models import Estate, Facility, PlaceCode
from gongzhi.territory.rules.naming import plain_name
from gongzhi.territory.vocabulary import FacilityKind

WHAT, LONGEST = "设施", 40


@dataclass(frozen=True, kw_only=True)
class FacilityDetails:
    kind: FacilityKind
    name: str


@transaction.atomic
def register_facility(
    where: Where, told: FacilityDetails, *, actor: Actor, now: datetime
) -> Facility:
    """Each gets a code of its own: what is scanned there is about it."""
    estate = held(Estate.objects.all(), where.estate, ESTATE)
    require_keep(actor, estate.region_code, estate.pk)
    spot = standing_at(where)
    name = plain_name(told.name, "设施名称", LONGEST)
    with in_words():
        facility = Facility.objects.create(
            estate=estate,
            building=spot.building,
            entrance=spot.entrance,
            kind=told.kind,
            name=name,
            sort_key=sort_key(f"{spot.name}{name}")[:200],
        )
        PlaceCode.objects.create(
            estate=estate, building=spot.building, entrance=spot.entrance, facility=facility
        )
    fact = FacilityRegistered(facility=facility.pk, estate=estate.pk)
    record(fact, actor=actor, now=now, region_code=estate.region_code)
    return facility


@transaction.atomic
def correct_facility(
    number: int, told: FacilityDetails, *, reason: str, actor: Actor, now: datetime
) -> Facility:
    """Kind and name; what hangs elsewhere is another thing."""
    facility = _held(number, actor)
    why, name = said(reason), plain_name(told.name, "设施名称", LONGEST)
    place = f"{facility.building or ''}{facility.entrance or ''}"
    values = {"kind": told.kind, "name": name, "sort_key": sort_key(f"{place}{name}")[:200]}
    change = amended(facility, values)
    fact = FacilityCorrected(
        facility=facility.pk, estate=facility.estate_id, change=change, reason=why
    )
    record(fact, actor=actor, now=now, region_code=facility.estate.region_code)
    return facility


@transaction.atomic
def end_facility(
    number: int, *, ended_on: date, reason: str, actor: Actor, now: datetime
) -> Facility:
    """Its code still answers, by saying that it is gone."""
    facility = _held(number, actor)
    why, day = said(reason), last_day(ended_on, now)
    facility.ended_on = day
    facility.save(update_fields=["ended_on"])
    retire_codes({"facility": facility}, because="设施已拆除", now=now)
    fact = FacilityEnded(facility=facility.pk, estate=facility.estate_id, ended_on=day, reason=why)
    record(fact, actor=actor, now=now, region_code=facility.estate.region_code)
    return facility


def _held(number: int, actor: Actor) -> Facility:
    rows = Facility.objects.select_related("estate", "building", "entrance")
    facility = held(rows, number, WHAT)
    require_keep(actor, facility.estate.region_code, facility.estate_id)
    return facility
