"""设施: the register, one thing with its code, its acts."""

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
from gongzhi.territory.commands.facility import (
    FacilityDetails,
    correct_facility,
    end_facility,
    register_facility,
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
from gongzhi.territory.pages.forms import FacilityCorrection, FacilityForm
from gongzhi.territory.pages.listing import cells, filters, listed, spots
from gongzhi.territory.pages.things import Thing, shown
from gongzhi.territory.queries import buildings_of
from gongzhi.territory.queries.lists import facilities_listed, facility_for
from gongzhi.territory.queries.registers import entrances_within, estate_for, token_of
from gongzhi.territory.rules.naming import spot
from gongzhi.territory.vocabulary import FacilityKind, Power

EDIT = require_http_methods(["GET", "HEAD", "POST"])
COLUMNS = (Out("小区", 20), Out("楼栋", 10), Out("单元", 10), Out("类型", 14), Out("名称", 20))


def register() -> tuple[str, str]:
    return "设施", reverse("territory:facilities")


def where(thing: Any) -> str:  # noqa: ANN401  a thing with its places
    building = thing.building.name if thing.building else ""
    return spot(building=building, entrance=str(thing.entrance or "")) or "公共区域"


@open_to_power(Power.SEE)
@require_safe
def facilities(request: HttpRequest) -> HttpResponse:
    form = filters(request, FacilityKind, "类型")
    found = facilities_listed(actor_of(request), form.wanted)
    context = listed(request, found, form, unit="处")
    for thing in context["rows"]:
        thing.where = where(thing)
    return render(request, "territory/facilities.html", context)


@open_to_power(Power.SEE)
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    wanted = filters(request, FacilityKind, "类型").wanted
    rows = (
        [
            thing.estate.name,
            thing.building.name if thing.building else "",
            thing.entrance.name if thing.entrance else "",
            FacilityKind(thing.kind).label,
            thing.name,
        ]
        for thing in cells(facilities_listed(actor_of(request), wanted))
    )
    return export_response("设施", COLUMNS, rows)


@open_to_power(Power.SEE)
@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    found = there(facility_for(actor_of(request), number))
    token = token_of(number)
    thing = Thing(
        ref=Ref("facility", number),
        title=found.name,
        register=register(),
        facts=[
            Fact("小区", found.estate.name),
            Fact("在哪里", where(found)),
            Fact("类型", FacilityKind(found.kind).label),
            Fact("位置码", token or "没有在用的"),
        ],
        region_code=found.estate.region_code,
        estate=found.estate_id,
        ended=str(found.ended_on or ""),
        correction=reverse("territory:facility-correction", args=[number]),
        end=reverse("territory:facility-end", args=[number]),
        end_verb="拆除",
        more={"token": token, "estate": found.estate},
    )
    return shown(request, thing)


@open_to_power(Power.KEEP)
@EDIT
def new(request: HttpRequest, code: str) -> HttpResponse:
    estate = there(estate_for(actor_of(request), code))

    def act(given: dict[str, Any]) -> str:
        where = Where(estate.pk, *place_chosen(given["place"]))
        made = register_facility(where, _details(given), **context_of(request))
        return reverse("territory:facility", args=[made.pk])

    return entering(
        request,
        "设施",
        FacilityForm,
        act,
        back=(estate.name, address_of(code)),
        about=estate.name,
        words="登记后有一个位置码，打印张贴后扫码报事就到这一处。",
        choices={"place": spots(list(buildings_of(estate.pk)), entrances_within(estate.pk))},
    )


@open_to_power(Power.KEEP)
@EDIT
def correction(request: HttpRequest, number: int) -> HttpResponse:
    found = there(facility_for(actor_of(request), number))
    return correcting(
        request,
        found.name,
        FacilityCorrection,
        lambda given: correct_facility(
            number, _details(given), reason=given["reason"], **context_of(request)
        ),
        back=(found.name, reverse("territory:facility", args=[number])),
        initial={"kind": found.kind, "name": found.name},
    )


@open_to_power(Power.KEEP)
@EDIT
def end(request: HttpRequest, number: int) -> HttpResponse:
    found = there(facility_for(actor_of(request), number))
    return ending(
        request,
        found.name,
        lambda given: end_facility(number, **given, **context_of(request)),
        back=(found.name, reverse("territory:facility", args=[number])),
        verb="拆除",
        effects="它的位置码停用，扫到的人看到“设施已拆除”。",
    )


def _details(given: dict[str, Any]) -> FacilityDetails:
    return FacilityDetails(kind=FacilityKind(given["kind"]), name=given["name"])
