"""大屏: one's own region, a region below it, or one estate. Kept for ten seconds."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.timezone import now as current
from django.views.decorators.http import require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.kernel.actor import Actor
from gongzhi.portal.pages.wall.estates import estate_wall
from gongzhi.portal.pages.wall.regions import region_wall
from gongzhi.portal.vocabulary import Power
from gongzhi.territory.queries import LEVELS, estate_of_code

KEPT_SECONDS = 10
Shown = dict[str, Any]


@open_to_power(Power.WALL)
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """To the wall of the post's own territory."""
    prefix = next(iter(actor_of(request).territory), "")
    if not prefix:
        raise PermissionDenied("当前职务没有管辖的街道或社区，请打开具体小区的大屏")
    return HttpResponseRedirect(f"/wall/{prefix}")


@open_to_power(Power.WALL)
@require_safe
def region(request: HttpRequest, region: int) -> HttpResponse:
    code = str(region)
    if len(code) not in LEVELS:
        raise Http404
    actor = actor_of(request)
    _covered(actor, code)
    shown = _kept(f"wall:{code}", lambda now: region_wall(code, now))
    if shown is None:
        raise Http404
    trail = _within_reach(actor, shown["trail"])
    return render(request, "portal/wall/region.html", {**shown, "trail": trail})


@open_to_power(Power.WALL)
@require_safe
def estate(request: HttpRequest, code: str) -> HttpResponse:
    found = estate_of_code(code)
    if found is None:
        raise Http404
    actor = actor_of(request)
    _covered(actor, found.region_code, found.pk)
    shown = _kept(f"wall:estate:{found.pk}", lambda now: estate_wall(found, now)) or {}
    trail = _within_reach(actor, shown["trail"])
    return render(request, "portal/wall/estate.html", {**shown, "trail": trail})


def _covered(actor: Actor, region_code: str, estate: int | None = None) -> None:
    if not actor.covers(region_code, estate):
        raise PermissionDenied("这块大屏不在当前职务的管辖范围内，换一个职务再看")


def _within_reach(actor: Actor, trail: list[Shown]) -> list[Shown]:
    """Steps above the territory are named, not linked."""
    return [{**step, "url": step["url"] if actor.covers(step["code"]) else ""} for step in trail]


def _kept(key: str, made: Callable[[datetime], Shown | None]) -> Shown | None:
    known: Shown | None = cache.get(key)
    if known is None:
        known = made(current())
        if known is not None:
            cache.set(key, known, KEPT_SECONDS)
    return known
