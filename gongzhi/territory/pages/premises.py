"""房屋: the register across estates, one door with its areas and what became of it, its acts."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.sheets.exporting import Out, export_response
from gongzhi.foundation.sheets.rules.cells import Cell
from gongzhi.foundation.web.values import Fact
from gongzhi.kernel.ref import Ref
from gongzhi.territory.commands.premises import (
    PremisesDetails,
    correct_premises,
    end_premises,
    register_premises,
)
from gongzhi.territory.pages.acting import context_of, correcting, ending, entering, there
from gongzhi.territory.pages.forms import (
    MergeForm,
    PremisesCorrection,
    PremisesFields,
    PremisesForm,
    shown_area,
)
from gongzhi.territory.pages.listing import cells, filters, listed
from gongzhi.territory.pages.structure import at_building
from gongzhi.territory.pages.things import Thing, shown
from gongzhi.territory.queries import entrances_of
from gongzhi.territory.queries.lists import building_for, premises_for, premises_listed
from gongzhi.territory.queries.registers import premises_of
from gongzhi.territory.rules.naming import spot
from gongzhi.territory.vocabulary import Power, PremisesUse

EDIT = require_http_methods(["GET", "HEAD", "POST"])
NAMES = tuple(PremisesFields.base_fields)
AREAS = ("registered_area", "surveyed_area", "contract_area")
COLUMNS = (
    Out("小区", 20),
    Out("楼栋", 10),
    Out("单元", 10),
    Out("房号", 10),
    Out("用途", 8),
    Out("登记面积", 12),
    Out("实测面积", 12),
    Out("合同面积", 12),
    Out("不动产单元号", 32),
    Out("交付日期", 12),
)


def where(door: Any) -> str:  # noqa: ANN401  premises with their places
    entrance = door.entrance.name if door.entrance else ""
    return spot(building=door.building.name, entrance=entrance, facility=door.name)


@open_to_power(Power.SEE)
@require_safe
def premises(request: HttpRequest) -> HttpResponse:
    form = filters(request, PremisesUse, "用途")
    context = listed(request, premises_listed(actor_of(request), form.wanted), form, unit="户")
    for door in context["rows"]:
        door.where, door.sizes = where(door), [shown_area(getattr(door, name)) for name in AREAS]
    return render(request, "territory/premises.html", context)


@open_to_power(Power.SEE)
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """With the header that the import reads: taken out, put right, taken in again."""
    wanted = filters(request, PremisesUse, "用途").wanted
    return export_response("房屋", COLUMNS, _cells(actor_of(request), wanted))


def _cells(actor: Any, wanted: Any) -> Iterator[list[Cell]]:  # noqa: ANN401
    for door in cells(premises_listed(actor, wanted)):
        yield [
            door.estate.name,
            door.building.name,
            door.entrance.name if door.entrance else "",
            door.name,
            PremisesUse(door.use).label,
            *(shown_area(getattr(door, name)) for name in AREAS),
            door.unit_number,
            door.delivered_on,
        ]


@open_to_power(Power.SEE)
@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    found = there(premises_for(actor_of(request), number))
    back = (found.estate.name, at_building(found.estate.code, found.building_id))
    thing = Thing(
        ref=Ref("premises", number),
        title=where(found),
        register=back,
        facts=_facts(found),
        region_code=found.region_code,
        estate=found.estate_id,
        ended=str(found.ended_on or ""),
        correction=reverse("territory:premises-correction", args=[number]),
        end=reverse("territory:premises-end", args=[number]),
    )
    return shown(request, thing)


def _facts(door: Any) -> list[Fact]:  # noqa: ANN401
    sizes = [
        Fact(name, f"{shown_area(getattr(door, column))} m²" if getattr(door, column) else "未填")
        for column, name in zip(AREAS, ("登记面积", "实测面积", "合同面积"), strict=True)
    ]
    merged = [Fact("并入", where(door.merged_into))] if door.merged_into else []
    return [
        Fact("用途", PremisesUse(door.use).label),
        *sizes,
        Fact("不动产单元号", door.unit_number or "未填"),
        Fact("交付日期", str(door.delivered_on or "未填")),
        *merged,
    ]


@open_to_power(Power.KEEP)
@EDIT
def new(request: HttpRequest, number: int) -> HttpResponse:
    within = there(building_for(actor_of(request), number))

    def act(given: dict[str, Any]) -> str:
        entrance = int(given["entrance"]) if given["entrance"] else None
        made = register_premises(number, entrance, _details(given), **context_of(request))
        return reverse("territory:one-premises", args=[made.pk])

    ways = [("", "没有单元"), *((str(way.pk), way.name) for way in entrances_of(number))]
    return entering(
        request,
        "房屋",
        PremisesForm,
        act,
        back=(within.estate.name, at_building(within.estate.code, number)),
        about=f"{within.estate.name} {within.name}",
        choices={"entrance": ways},
        initial={"use": PremisesUse.DWELLING},
    )


@open_to_power(Power.KEEP)
@EDIT
def correction(request: HttpRequest, number: int) -> HttpResponse:
    found = there(premises_for(actor_of(request), number))
    held = {name: getattr(found, name) for name in NAMES}
    sizes = {name: shown_area(getattr(found, name)) for name in AREAS}
    return correcting(
        request,
        where(found),
        PremisesCorrection,
        lambda given: correct_premises(
            number, _details(given), reason=given["reason"], **context_of(request)
        ),
        back=(where(found), reverse("territory:one-premises", args=[number])),
        initial={**held, **sizes},
    )


@open_to_power(Power.KEEP)
@EDIT
def end(request: HttpRequest, number: int) -> HttpResponse:
    found = there(premises_for(actor_of(request), number))
    others = premises_of(found.estate_id, found.building_id).exclude(pk=number)

    def act(given: dict[str, Any]) -> None:
        into = int(given["merged_into"]) if given["merged_into"] else None
        end_premises(number, **{**given, "merged_into": into}, **context_of(request))

    return ending(
        request,
        where(found),
        act,
        back=(where(found), reverse("territory:one-premises", args=[number])),
        form=MergeForm,
        choices={
            "merged_into": [("", "没有并入别的房屋"), *((str(o.pk), where(o)) for o in others)]
        },
    )


def _details(given: dict[str, Any]) -> PremisesDetails:
    return PremisesDetails(**{name: given[name] for name in NAMES})
