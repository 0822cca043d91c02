"""位置码: replace a lost one, take one out of use, make those that are missing."""

from datetime import datetime

from django.db import transaction

from gongzhi.facts.territory import PlaceCodeReplaced, PlaceCodeRetired, PlaceCodesMade
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken, StateChanged
from gongzhi.territory.access import require_keep
from gongzhi.territory.commands.estate import WHAT as ESTATE
from gongzhi.territory.commands.keeping import held, in_words, said
from gongzhi.territory.models import Building, Entrance, Estate, Facility, PlaceCode

LONGEST_SHOWN = 80


@transaction.atomic
def replace_code(token: str, *, reason: str, actor: Actor, now: datetime) -> PlaceCode:
    """The lost one still answers, by saying so; the new one is of the same place."""
    old = _retired(token, reason, actor, now)
    with in_words():
        new = PlaceCode.objects.create(
            estate_id=old.estate_id,
            building_id=old.building_id,
            entrance_id=old.entrance_id,
            facility_id=old.facility_id,
        )
    fact = PlaceCodeReplaced(
        place_code=old.pk, estate=old.estate_id, successor=new.pk, reason=said(reason)
    )
    record(fact, actor=actor, now=now, region_code=old.estate.region_code)
    return new


@transaction.atomic
def retire_code(token: str, *, reason: str, actor: Actor, now: datetime) -> PlaceCode:
    """Without another in its place."""
    old = _retired(token, reason, actor, now)
    fact = PlaceCodeRetired(place_code=old.pk, estate=old.estate_id, reason=said(reason))
    record(fact, actor=actor, now=now, region_code=old.estate.region_code)
    return old


@transaction.atomic
def complete_codes(estate: int, *, actor: Actor, now: datetime) -> int:
    """One for the estate and for every building, entrance and thing that has none in use."""
    within = held(Estate.objects.all(), estate, ESTATE)
    require_keep(actor, within.region_code, within.pk)
    missing = _missing(within)
    if not missing:
        raise RuleBroken("每个位置都有在用的码，不用补")
    with in_words():
        PlaceCode.objects.bulk_create(missing)
    fact = PlaceCodesMade(estate=within.pk, number=len(missing))
    record(fact, actor=actor, now=now, region_code=within.region_code)
    return len(missing)


def _retired(token: str, reason: str, actor: Actor, now: datetime) -> PlaceCode:
    rows = PlaceCode.objects.select_related("estate").select_for_update(of=("self",))
    old = rows.filter(token=token).first()
    if old is None:
        raise RuleBroken("没有这个位置码")
    require_keep(actor, old.estate.region_code, old.estate_id)
    if old.retired_at is not None:
        raise StateChanged("这个位置码已经停用，刷新后再看")
    why = said(reason)
    if len(why) > LONGEST_SHOWN:
        raise RuleBroken(f"原因会显示给扫码的人，最多 {LONGEST_SHOWN} 个字", field="reason")
    old.retired_at, old.retired_because = now, why
    old.save(update_fields=["retired_at", "retired_because"])
    return old


def _missing(estate: Estate) -> list[PlaceCode]:
    used = set(
        PlaceCode.objects.filter(estate=estate, retired_at=None).values_list(
            "building", "entrance", "facility"
        )
    )
    return [
        PlaceCode(estate=estate, building_id=building, entrance_id=entrance, facility_id=facility)
        for building, entrance, facility in _places(estate)
        if (building, entrance, facility) not in used
    ]


def _places(estate: Estate) -> list[tuple[int | None, int | None, int | None]]:
    buildings = Building.objects.filter(estate=estate, ended_on=None).order_by("sort_key")
    ways = Entrance.objects.filter(building__estate=estate, ended_on=None).order_by("sort_key")
    things = Facility.objects.filter(estate=estate, ended_on=None).order_by("sort_key")
    return [
        (None, None, None),
        *((number, None, None) for number in buildings.values_list("pk", flat=True)),
        *((building, way, None) for building, way in ways.values_list("building", "pk")),
        *((row[0], row[1], row[2]) for row in things.values_list("building", "entrance", "pk")),
    ]
