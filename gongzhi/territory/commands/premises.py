"""专有部分: enter, put right, take out; two made into one keep both rows."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from gongzhi.facts.territory import PremisesCorrected, PremisesEnded, PremisesRegistered
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.access import require_keep
from gongzhi.territory.commands.building import WHAT as BUILDING
from gongzhi.territory.commands.keeping import amended, held, in_words, last_day, said
from gongzhi.territory.models import Building, Entrance, Premises
from gongzhi.territory.rules.areas import LARGEST
from gongzhi.territory.rules.naming import door_named, door_order
from gongzhi.territory.rules.unit_numbers import unit_number_of
from gongzhi.territory.vocabulary import PremisesUse

WHAT = "房屋"
AREAS = ("registered_area", "surveyed_area", "contract_area")


@dataclass(frozen=True, kw_only=True)
class PremisesDetails:
    """What is told of premises beside where they are. Areas in 0.01 m², one a source."""

    name: str
    use: PremisesUse = PremisesUse.DWELLING
    registered_area: int | None = None
    surveyed_area: int | None = None
    contract_area: int | None = None
    unit_number: str = ""
    delivered_on: date | None = None


@transaction.atomic
def register_premises(
    building: int, entrance: int | None, told: PremisesDetails, *, actor: Actor, now: datetime
) -> Premises:
    """The building is held: 0302 and 302 at once are one door."""
    within = _building(building, actor)
    way = _entrance(within, entrance)
    _require_free(within, way, told.name)
    with in_words():
        premises = Premises.objects.create(
            county_code=within.estate.county_code,
            region_code=within.estate.region_code,
            estate=within.estate,
            building=within,
            entrance=way,
            **_values(told, within, way),
        )
    fact = PremisesRegistered(premises=premises.pk, estate=within.estate_id)
    record(fact, actor=actor, now=now, region_code=within.estate.region_code)
    return premises


@transaction.atomic
def correct_premises(
    number: int, told: PremisesDetails, *, reason: str, actor: Actor, now: datetime
) -> Premises:
    """Where they are cannot be corrected: another door is other premises."""
    premises, within = _with_building(number, actor)
    why = said(reason)
    _require_free(within, premises.entrance, told.name, but=premises)
    change = amended(premises, _values(told, within, premises.entrance))
    fact = PremisesCorrected(
        premises=premises.pk, estate=within.estate_id, change=change, reason=why
    )
    record(fact, actor=actor, now=now, region_code=within.estate.region_code)
    return premises


@transaction.atomic
def end_premises(
    number: int,
    *,
    ended_on: date,
    reason: str,
    merged_into: int | None = None,
    actor: Actor,
    now: datetime,
) -> Premises:
    """`merged_into` are the premises of the same building that hold their floor now."""
    premises, within = _with_building(number, actor)
    why, day = said(reason), last_day(ended_on, now)
    successor = _successor(premises, merged_into)
    premises.ended_on, premises.merged_into = day, successor
    premises.save(update_fields=["ended_on", "merged_into"])
    fact = PremisesEnded(
        premises=premises.pk,
        estate=within.estate_id,
        ended_on=day,
        merged_into=successor.pk if successor else None,
        reason=why,
    )
    record(fact, actor=actor, now=now, region_code=within.estate.region_code)
    return premises


def _building(number: int | None, actor: Actor) -> Building:
    within = held(Building.objects.select_related("estate"), number, BUILDING)
    require_keep(actor, within.estate.region_code, within.estate_id)
    return within


def _with_building(number: int, actor: Actor) -> tuple[Premises, Building]:
    known = Premises.objects.filter(pk=number).values_list("building", flat=True).first()
    within = _building(known, actor)
    return held(Premises.objects.select_related("entrance"), number, WHAT), within


def _entrance(building: Building, number: int | None) -> Entrance | None:
    if number is None:
        return None
    found = Entrance.objects.filter(pk=number, building=building, ended_on=None).first()
    if found is None:
        raise RuleBroken("这一栋没有这个单元，从列表里选", field="entrance")
    return found


def _require_free(
    building: Building, entrance: Entrance | None, name: str, *, but: Premises | None = None
) -> None:
    wanted = door_named(name)
    standing = Premises.objects.filter(building=building, entrance=entrance, ended_on=None)
    for other in standing.exclude(pk=but.pk if but else 0).values_list("name", flat=True):
        if door_named(other) == wanted:
            raise RuleBroken(f"这里已有 {other}", field="name")


def _values(
    told: PremisesDetails, building: Building, entrance: Entrance | None
) -> dict[str, object]:
    name = door_named(told.name).name
    for column in AREAS:
        size = getattr(told, column)
        if size is not None and not 0 < size <= LARGEST:
            raise RuleBroken("面积要大于 0，不知道的留空", field=column)
    number = unit_number_of(told.unit_number) if told.unit_number else ""
    order = door_order(building.name, entrance.name if entrance else "", name)
    return {**asdict(told), "name": name, "unit_number": number, "sort_key": order}


def _successor(premises: Premises, number: int | None) -> Premises | None:
    if number is None:
        return None
    others = Premises.objects.filter(building=premises.building_id, ended_on=None)
    found = others.exclude(pk=premises.pk).filter(pk=number).first()
    if found is None:
        raise RuleBroken("并入的房屋要在同一栋，从列表里选", field="merged_into")
    return found
