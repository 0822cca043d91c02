"""小区: enter, put right, take out; merged into another where it was."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from gongzhi.facts.territory import EstateCorrected, EstateEnded, EstateRegistered
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import as_seen, sort_key
from gongzhi.territory.access import require_keep
from gongzhi.territory.commands.ending import GONE, end_within
from gongzhi.territory.commands.keeping import amended, held, in_words, last_day, said
from gongzhi.territory.models import Estate, PlaceCode, Region
from gongzhi.territory.rules.estates import next_code, require_code, require_position
from gongzhi.territory.rules.naming import plain_name
from gongzhi.territory.vocabulary import GovernanceMode, RegionLevel, ServiceMode

WHAT, LONGEST, LONGEST_ADDRESS = "小区", 60, 120


@dataclass(frozen=True, kw_only=True)
class EstateDetails:
    """What is told of an estate beside its community and its code."""

    name: str
    address: str = ""
    governance: GovernanceMode = GovernanceMode.TRADITIONAL
    service: ServiceMode = ServiceMode.COMPANY
    population: int | None = None
    built_on: date | None = None
    latitude: float | None = None
    longitude: float | None = None


@transaction.atomic
def register_estate(
    region: str, told: EstateDetails, *, code: str = "", actor: Actor, now: datetime
) -> Estate:
    """In a community; with a code for its gate. Without a code of its own it is given one."""
    community = _community(region)
    require_keep(actor, community.code)
    values = _values(told)
    with in_words():
        estate = Estate.objects.create(
            region=community,
            region_code=community.code,
            county_code=community.code[:6],
            code=require_code(code) if code else _next_code(community),
            **values,
        )
        PlaceCode.objects.create(estate=estate)
    record(EstateRegistered(estate=estate.pk), actor=actor, now=now, region_code=community.code)
    return estate


@transaction.atomic
def correct_estate(
    number: int, told: EstateDetails, *, reason: str, actor: Actor, now: datetime
) -> Estate:
    estate = held(Estate.objects.all(), number, WHAT)
    require_keep(actor, estate.region_code, estate.pk)
    why = said(reason)
    change = amended(estate, _values(told))
    fact = EstateCorrected(estate=estate.pk, change=change, reason=why)
    record(fact, actor=actor, now=now, region_code=estate.region_code)
    return estate


@transaction.atomic
def end_estate(
    number: int,
    *,
    ended_on: date,
    reason: str,
    merged_into: str = "",
    actor: Actor,
    now: datetime,
) -> Estate:
    """With all that stands in it. `merged_into` is the code of the estate that follows it."""
    estate = held(Estate.objects.all(), number, WHAT)
    require_keep(actor, estate.region_code, estate.pk)
    why, day = said(reason), last_day(ended_on, now)
    successor = _successor(estate, merged_into)
    counts = end_within(estate, day, because=f"小区{GONE}", now=now)
    estate.ended_on, estate.merged_into = day, successor
    estate.save(update_fields=["ended_on", "merged_into"])
    fact = EstateEnded(
        estate=estate.pk,
        ended_on=day,
        merged_into=successor.pk if successor else None,
        buildings=counts.buildings,
        premises=counts.premises,
        reason=why,
    )
    record(fact, actor=actor, now=now, region_code=estate.region_code)
    return estate


def _community(code: str) -> Region:
    """Held, so that two estates entered at once are counted one after the other."""
    rows = Region.objects.select_for_update().filter(code=code, ended_on=None)
    found = rows.filter(level=RegionLevel.COMMUNITY).first()
    if found is None:
        raise RuleBroken("没有这个社区，先登记行政区划，或从列表里选", field="region")
    return found


def _next_code(community: Region) -> str:
    return next_code(
        community.code,
        Estate.objects.filter(code__startswith=community.code).values_list("code", flat=True),
    )


def _values(told: EstateDetails) -> dict[str, object]:
    name = plain_name(told.name, "小区名称", LONGEST)
    address = as_seen(told.address)
    if len(address) > LONGEST_ADDRESS:
        raise RuleBroken(f"地址最多 {LONGEST_ADDRESS} 个字", field="address")
    require_position(told.latitude, told.longitude)
    return {**asdict(told), "name": name, "address": address, "sort_key": sort_key(name)[:200]}


def _successor(estate: Estate, code: str) -> Estate | None:
    if not code:
        return None
    found = Estate.objects.filter(code=code, ended_on=None).exclude(pk=estate.pk).first()
    if found is None:
        raise RuleBroken("没有并入的这个小区，从列表里选", field="merged_into")
    return found
