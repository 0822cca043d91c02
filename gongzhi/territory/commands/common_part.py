"""共有部分: enter with those who share it, put right, take out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongzhi.facts.territory import CommonPartCorrected, CommonPartEnded, CommonPartRegistered
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import sort_key
from gongzhi.territory.access import require_keep
from gongzhi.territory.commands.estate import WHAT as ESTATE
from gongzhi.territory.commands.keeping import amended, held, in_words, last_day, said
from gongzhi.territory.commands.spots import Where, standing_at
from gongzhi.territory.models import CommonPart, CommonPartShare, Estate, Premises
from gongzhi.territory.rules.areas import LARGEST
from gongzhi.territory.rules.naming import plain_name
from gongzhi.territory.rules.sharing import require_sharers
from gongzhi.territory.vocabulary import CommonPartKind, SharedBy

WHAT, LONGEST = "共有部分", 60


@dataclass(frozen=True, kw_only=True)
class CommonPartDetails:
    kind: CommonPartKind
    name: str
    area: int | None = None


@transaction.atomic
def register_common_part(
    where: Where,
    told: CommonPartDetails,
    shared_by: SharedBy,
    premises: Sequence[int] = (),
    *,
    actor: Actor,
    now: datetime,
) -> CommonPart:
    """`premises` share it where they are listed one by one."""
    estate = held(Estate.objects.all(), where.estate, ESTATE)
    require_keep(actor, estate.region_code, estate.pk)
    listed = _listed(estate, premises)
    require_sharers(
        shared_by,
        has_building=where.building is not None,
        has_entrance=where.entrance is not None,
        premises=len(listed),
    )
    spot = standing_at(where)
    with in_words():
        part = CommonPart.objects.create(
            county_code=estate.county_code,
            region_code=estate.region_code,
            estate=estate,
            building=spot.building,
            entrance=spot.entrance,
            shared_by=shared_by,
            **_values(told, spot.name),
        )
    CommonPartShare.objects.bulk_create(CommonPartShare(part=part, premises=p) for p in listed)
    fact = CommonPartRegistered(common_part=part.pk, estate=estate.pk)
    record(fact, actor=actor, now=now, region_code=estate.region_code)
    return part


@transaction.atomic
def correct_common_part(
    number: int, told: CommonPartDetails, *, reason: str, actor: Actor, now: datetime
) -> CommonPart:
    """Kind, name and area; another circle of sharers is another part."""
    part = _held(number, actor)
    why = said(reason)
    change = amended(part, _values(told, f"{part.building or ''}{part.entrance or ''}"))
    fact = CommonPartCorrected(
        common_part=part.pk, estate=part.estate_id, change=change, reason=why
    )
    record(fact, actor=actor, now=now, region_code=part.region_code)
    return part


@transaction.atomic
def end_common_part(
    number: int, *, ended_on: date, reason: str, actor: Actor, now: datetime
) -> CommonPart:
    part = _held(number, actor)
    why, day = said(reason), last_day(ended_on, now)
    part.ended_on = day
    part.save(update_fields=["ended_on"])
    fact = CommonPartEnded(common_part=part.pk, estate=part.estate_id, ended_on=day, reason=why)
    record(fact, actor=actor, now=now, region_code=part.region_code)
    return part


def _held(number: int, actor: Actor) -> CommonPart:
    part = held(CommonPart.objects.select_related("building", "entrance"), number, WHAT)
    require_keep(actor, part.region_code, part.estate_id)
    return part


def _listed(estate: Estate, numbers: Sequence[int]) -> list[Premises]:
    found = list(Premises.objects.filter(estate=estate, ended_on=None, pk__in=numbers))
    if len(found) < len(set(numbers)):
        raise RuleBroken("所列的房屋有的不在这个小区", field="premises")
    return found


def _values(told: CommonPartDetails, place: str) -> dict[str, object]:
    name = plain_name(told.name, "名称", LONGEST)
    if told.area is not None and not 0 < told.area <= LARGEST:
        raise RuleBroken("面积要大于 0，不知道的留空", field="area")
    order = sort_key(f"{place}{name}")[:200]
    return {"kind": told.kind, "name": name, "area": told.area, "sort_key": order}
