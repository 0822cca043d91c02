"""共有部分: the register, one part with those who share it, its acts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.sheets.exporting import Out, export_response
from gongzhi.foundation.web.values import Fact
from gongzhi.kernel.ref import Ref
from gongzhi.territory.commands.common_part import (
    CommonPartDetails,
    correct_common_part,
    end_common_part,
    register_common_part,
)
from gongzhi.territory.commands.spots import Where
from gongzhi.territory.pages.acting import (
    context_of,
    correcting,
    ending,
    entering,
    place_chosen,
    there,
)
from gongzhi.territory.pages.estates import address_of
from gongzhi.territory.pages.forms import CommonPartCorrection, CommonPartForm, shown_area
from gongzhi.territory.pages.listing import cells, filters, listed, spots
from gongzhi.territory.pages.things import Thing, shown
from gongzhi.territory.queries import buildings_of
from gongzhi.territory.queries.doors import premises_typed
from gongzhi.territory.queries.lists import common_part_for, common_parts_listed, shares_of
from gongzhi.territory.queries.registers import entrances_within, estate_for
from gongzhi.territory.rules.naming import spot
from gongzhi.territory.vocabulary import CommonPartKind, Power, SharedBy

EDIT = require_http_methods(["GET", "HEAD", "POST"])
COLUMNS = (
    Out("小区", 20),
    Out("类别", 24),
    Out("名称", 20),
    Out("共有范围", 16),
    Out("楼栋", 10),
    Out("单元", 10),
    Out("共有户数", 10),
    Out("面积", 12),
)


def register() -> tuple[str, str]:
    return "共有部分", reverse("territory:common-parts")


def sharers(part: Any) -> str:  # noqa: ANN401  a part with its places
    """“一栋共有：3 栋”."""
    building = part.building.name if part.building else ""
    entrance = part.entrance.name if part.entrance else ""
    place = spot(building=building, entrance=entrance)
    label = SharedBy(part.shared_by).label
    return f"{label}：{place}" if place else label


@open_to_power(Power.SEE)
@require_safe
def common_parts(request: HttpRequest) -> HttpResponse:
    form = filters(request, CommonPartKind, "类别")
    context = listed(request, common_parts_listed(actor_of(request), form.wanted), form)
    for part in context["rows"]:
        part.sharers, part.size = sharers(part), shown_area(part.area)
    return render(request, "territory/common_parts.html", context)


@open_to_power(Power.SEE)
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    wanted = filters(request, CommonPartKind, "类别").wanted
    rows = (
        [
            part.estate.name,
            CommonPartKind(part.kind).label,
            part.name,
            SharedBy(part.shared_by).label,
            part.building.name if part.building else "",
            part.entrance.name if part.entrance else "",
            part.share_count or "",
            shown_area(part.area),
        ]
        for part in cells(common_parts_listed(actor_of(request), wanted))
    )
    return export_response("共有部分", COLUMNS, rows)


@open_to_power(Power.SEE)
@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    found = there(common_part_for(actor_of(request), number))
    doors = [
        spot(building=d.building.name, entrance=str(d.entrance or ""), facility=d.name)
        for d in shares_of(number)
    ]
    thing = Thing(
        ref=Ref("common_part", number),
        title=found.name,
        register=register(),
        facts=[
            Fact("小区", found.estate.name),
            Fact("类别", CommonPartKind(found.kind).label),
            Fact("共有范围", sharers(found)),
            *([Fact("共有的房屋", "、".join(doors))] if doors else []),
            Fact("面积", f"{shown_area(found.area)} m²" if found.area else "未填"),
        ],
        region_code=found.region_code,
        estate=found.estate_id,
        ended=str(found.ended_on or ""),
        correction=reverse("territory:common-part-correction", args=[number]),
        end=reverse("territory:common-part-end", args=[number]),
    )
    return shown(request, thing)


@open_to_power(Power.KEEP)
@EDIT
def new(request: HttpRequest, code: str) -> HttpResponse:
    estate = there(estate_for(actor_of(request), code))

    def act(given: dict[str, Any]) -> str:
        made = register_common_part(
            Where(estate.pk, *place_chosen(given["place"])),
            _details(given),
            SharedBy(given["shared_by"]),
            premises_typed(estate.pk, given["premises"]),
            **context_of(request),
        )
        return reverse("territory:common-part", args=[made.pk])

    return entering(
        request,
        "共有部分",
        CommonPartForm,
        act,
        back=(estate.name, address_of(code)),
        about=estate.name,
        choices={"place": spots(list(buildings_of(estate.pk)), entrances_within(estate.pk))},
    )


@open_to_power(Power.KEEP)
@EDIT
def correction(request: HttpRequest, number: int) -> HttpResponse:
    found = there(common_part_for(actor_of(request), number))
    return correcting(
        request,
        found.name,
        CommonPartCorrection,
        lambda given: correct_common_part(
            number, _details(given), reason=given["reason"], **context_of(request)
        ),
        back=(found.name, reverse("territory:common-part", args=[number])),
        initial={"kind": found.kind, "name": found.name, "area": shown_area(found.area)},
    )


@open_to_power(Power.KEEP)
@EDIT
def end(request: HttpRequest, number: int) -> HttpResponse:
    found = there(common_part_for(actor_of(request), number))
    return ending(
        request,
        found.name,
        lambda given: end_common_part(number, **given, **context_of(request)),
        back=(found.name, reverse("territory:common-part", args=[number])),
    )


def _details(given: dict[str, Any]) -> CommonPartDetails:
    return CommonPartDetails(
        kind=CommonPartKind(given["kind"]), name=given["name"], area=given["area"]
    )
