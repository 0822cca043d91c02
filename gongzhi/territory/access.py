"""Who may see and keep what in territory."""

from django.db.models import QuerySet

from gongzhi.foundation.access.powers import require
from gongzhi.foundation.access.territory import within, within_reach
from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.kernel.errors import NotPermitted
from gongzhi.territory.models import CommonPart, Estate, Facility, Grid, Premises, Region
from gongzhi.territory.rules.regions import is_above
from gongzhi.territory.vocabulary import Power

ELSEWHERE = "不在你现在岗位的辖区内；如果你有别的岗位，先切换过去"


def visible_estates(actor: Actor) -> QuerySet[Estate]:
    """Those that have ended too: their pages say so."""
    return Estate.objects.filter(within_reach(actor))


def visible_regions(actor: Actor) -> QuerySet[Region]:
    return Region.objects.filter(within(actor, "code"))


def visible_grids(actor: Actor) -> QuerySet[Grid]:
    return Grid.objects.filter(within(actor))


def visible_premises(actor: Actor) -> QuerySet[Premises]:
    return Premises.objects.filter(within_reach(actor, estate="estate"))


def visible_common_parts(actor: Actor) -> QuerySet[CommonPart]:
    return CommonPart.objects.filter(within_reach(actor, estate="estate"))


def visible_facilities(actor: Actor) -> QuerySet[Facility]:
    return Facility.objects.filter(
        within_reach(actor, region="estate__region_code", estate="estate")
    )


def may_keep(actor: Actor, region_code: str, estate: int | None = None) -> bool:
    return actor == SYSTEM or (actor.holds(Power.KEEP) and actor.covers(region_code, estate))


def require_keep(actor: Actor, region_code: str, estate: int | None = None) -> None:
    """The power, and the place within the post's territory."""
    require(actor, Power.KEEP)
    if not may_keep(actor, region_code, estate):
        raise NotPermitted(f"这里{ELSEWHERE}")


def may_enter_region(actor: Actor, code: str) -> bool:
    """Of one's own territory, and the county, city and province it lies in: their codes are the
    nation's, and whoever comes first has to enter them."""
    return may_keep(actor, code) or (actor.holds(Power.KEEP) and is_above(code, actor.territory))


def require_enter_region(actor: Actor, code: str) -> None:
    require(actor, Power.KEEP)
    if not may_enter_region(actor, code):
        raise NotPermitted(f"{code} {ELSEWHERE}")
