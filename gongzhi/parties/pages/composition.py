"""1+3+N+X of an estate, and how far a territory is covered."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.identifiers.region_code import prefix
from gongzhi.parties.queries.composition import (
    Coverage,
    Side,
    composition_of,
    coverage_of,
    crossings_of,
)
from gongzhi.parties.queries.doors import estates_in_reach
from gongzhi.parties.vocabulary import Power
from gongzhi.territory.queries import region_names

if TYPE_CHECKING:
    from gongzhi.parties.models import Appointment


@open_to_power(Power.SEE)
@require_safe
def estate(request: HttpRequest, code: str) -> HttpResponse:
    found = estates_in_reach(actor_of(request)).filter(code=code).first()
    if found is None:
        raise Http404
    day = local_day(timezone.now())
    sides = composition_of(found.pk, found.region_code, day)
    people = {post.person_id for side in sides for post in side.people}
    crossing = crossings_of(people, day)
    context = {"estate": found, "sides": [_side(side, crossing) for side in sides]}
    return render(request, "parties/desk/composition.html", context)


def _side(side: Side, crossing: dict[int, str]) -> dict[str, Any]:
    return {
        "side": side,
        "groups": list(_groups(side, crossing)),
        "number": len({post.person_id for post in side.people}),
    }


def _groups(side: Side, crossing: dict[int, str]) -> Iterator[dict[str, Any]]:
    """A body with its people; people of a body that stands elsewhere come last."""
    shown = {body.pk for body in side.bodies}
    for body in side.bodies:
        own = [post for post in side.people if post.organisation_id == body.pk]
        yield {"body": body, "people": [_person(post, crossing) for post in own]}
    others = [post for post in side.people if post.organisation_id not in shown]
    if others:
        yield {"body": None, "people": [_person(post, crossing) for post in others]}


def _person(post: "Appointment", crossing: dict[int, str]) -> dict[str, Any]:
    blocks = "、".join(one.name for one in post.buildings.all())
    return {"post": post, "blocks": blocks, "crossing": crossing.get(post.person_id, "")}


@open_to_power(Power.SEE)
@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """党组织、自治组织、物业服务覆盖 (A22), a community a line."""
    day = local_day(timezone.now())
    rows = coverage_of(actor_of(request), day)
    names = region_names(prefix(row.region_code) for row in rows)
    context = {
        "rows": [_line(row, names) for row in rows],
        "whole": _whole(rows),
        "day": day,
    }
    return render(request, "parties/desk/coverage.html", context)


def _line(row: Coverage, names: dict[str, tuple[str, str]]) -> dict[str, Any]:
    name, above = names.get(prefix(row.region_code), (row.region_code, ""))
    return {"row": row, "name": name, "above": above}


def _whole(rows: list[Coverage]) -> Coverage:
    return Coverage(
        region_code="",
        estates=sum(row.estates for row in rows),
        party=sum(row.party for row in rows),
        governed=sum(row.governed for row in rows),
        serviced=sum(row.serviced for row in rows),
    )
