"""行政区划: enter by code, put the name right, take out."""

from datetime import date, datetime

from django.db import transaction

from gongzhi.facts.territory import RegionCorrected, RegionEnded, RegionRegistered
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.identifiers import region_code as codes
from gongzhi.kernel.text import sort_key
from gongzhi.territory.access import require_enter_region, require_keep
from gongzhi.territory.commands.keeping import amended, held, in_words, last_day, said
from gongzhi.territory.models import Estate, Grid, Region
from gongzhi.territory.rules.naming import plain_name
from gongzhi.territory.rules.regions import level_of, require_parent

WHAT, LONGEST = "行政区划", 60


@transaction.atomic
def register_region(code: str, name: str, *, actor: Actor, now: datetime) -> Region:
    """The level and the parent are in the code; the parent is there before."""
    code = codes.parse(code, field="code")
    require_enter_region(actor, code)
    above = codes.parent(code)
    parent = Region.objects.filter(code=above, ended_on=None).first() if above else None
    require_parent(code, {parent.code} if parent else ())
    name = plain_name(name, "名称", LONGEST)
    with in_words():
        region = Region.objects.create(
            code=code, name=name, sort_key=sort_key(name), level=level_of(code), parent=parent
        )
    record(RegionRegistered(region=region.pk), actor=actor, now=now, region_code=code)
    return region


@transaction.atomic
def correct_region(number: int, name: str, *, reason: str, actor: Actor, now: datetime) -> Region:
    """The name; a code that was wrong is another region."""
    region = held(Region.objects.all(), number, WHAT)
    require_keep(actor, region.code)
    why, name = said(reason), plain_name(name, "名称", LONGEST)
    change = amended(region, {"name": name, "sort_key": sort_key(name)})
    fact = RegionCorrected(region=region.pk, change=change, reason=why)
    record(fact, actor=actor, now=now, region_code=region.code)
    return region


@transaction.atomic
def end_region(number: int, *, ended_on: date, reason: str, actor: Actor, now: datetime) -> Region:
    """Only an empty one: what lies in it has to be moved or ended first."""
    region = held(Region.objects.all(), number, WHAT)
    require_keep(actor, region.code)
    why, day = said(reason), last_day(ended_on, now)
    _require_empty(region)
    region.ended_on = day
    region.save(update_fields=["ended_on"])
    fact = RegionEnded(region=region.pk, ended_on=day, reason=why)
    record(fact, actor=actor, now=now, region_code=region.code)
    return region


def _require_empty(region: Region) -> None:
    held_by = (
        (Region.objects.filter(parent=region), "下级区划"),
        (Estate.objects.filter(region=region), "小区"),
        (Grid.objects.filter(region=region), "网格"),
    )
    left = [f"{n} 个{what}" for rows, what in held_by if (n := rows.filter(ended_on=None).count())]
    if left:
        raise RuleBroken(f"{region.name}还有{'、'.join(left)}，先移走或者注销")
