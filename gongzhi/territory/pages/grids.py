"""网格与微网格: the register, one with what it covers, its acts."""

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
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.ref import Ref
from gongzhi.territory.commands.grid import GridDetails, correct_grid, end_grid, register_grid
from gongzhi.territory.pages.acting import context_of, correcting, ending, entering, there
from gongzhi.territory.pages.forms import GridCorrection, GridForm
from gongzhi.territory.pages.listing import filters, listed
from gongzhi.territory.pages.things import Thing, shown
from gongzhi.territory.queries.covers import covers_typed, covers_written
from gongzhi.territory.queries.lists import Wanted, communities_seen, grid_for, grids_listed
from gongzhi.territory.vocabulary import GridKind, Power

EDIT = require_http_methods(["GET", "HEAD", "POST"])
COLUMNS = (
    Out("社区", 18),
    Out("网格名称", 20),
    Out("类型", 10),
    Out("所属网格", 20),
    Out("覆盖", 50),
    Out("网格编号", 18),
)


def register() -> tuple[str, str]:
    return "网格", reverse("territory:grids")


@open_to_power(Power.SEE)
@require_safe
def grids(request: HttpRequest) -> HttpResponse:
    form = filters(request, GridKind, "类型")
    context = listed(request, grids_listed(actor_of(request), form.wanted), form)
    covers = covers_written([grid.pk for grid in context["rows"]])
    for grid in context["rows"]:
        grid.covering = covers.get(grid.pk, "")
    return render(request, "territory/grids.html", context)


@open_to_power(Power.SEE)
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """With the header that the import reads."""
    wanted = filters(request, GridKind, "类型").wanted
    rows = list(grids_listed(actor_of(request), wanted))
    covers = covers_written([row.pk for row in rows])
    told = [
        [
            row.region.name,
            row.name,
            GridKind(row.kind).label,
            row.parent.name if row.parent else "",
            covers.get(row.pk, ""),
            row.code,
        ]
        for row in rows
    ]
    return export_response("网格", COLUMNS, told)


@open_to_power(Power.SEE)
@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    found = there(grid_for(actor_of(request), number))
    thing = Thing(
        ref=Ref("grid", number),
        title=found.name,
        register=register(),
        facts=[
            Fact("编号", found.code),
            Fact("社区", found.region.name),
            Fact("类型", GridKind(found.kind).label),
            *([Fact("所属网格", found.parent.name)] if found.parent else []),
            Fact("覆盖", covers_written([number]).get(number, "没有")),
        ],
        region_code=found.region_code,
        ended=str(found.ended_on or ""),
        correction=reverse("territory:grid-correction", args=[number]),
        end=reverse("territory:grid-end", args=[number]),
        end_verb="撤销",
    )
    return shown(request, thing)


@open_to_power(Power.KEEP)
@EDIT
def new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)

    def act(given: dict[str, Any]) -> str:
        told = GridDetails(
            name=given["name"],
            kind=GridKind(given["kind"]),
            parent=int(given["parent"]) if given["parent"] else None,
            code=given["code"],
        )
        covers = covers_typed(actor, given["covers"])
        made = register_grid(given["region"], told, covers, **context_of(request))
        return reverse("territory:grid", args=[made.pk])

    return entering(request, "网格", GridForm, act, back=register(), choices=_choices(actor))


def _choices(actor: Actor) -> dict[str, list[tuple[str, str]]]:
    above = grids_listed(actor, Wanted(kind=GridKind.GRID))
    return {
        "region": [(row.code, row.name) for row in communities_seen(actor)],
        "parent": [("", "没有"), *((str(row.pk), row.name) for row in above)],
    }


@open_to_power(Power.KEEP)
@EDIT
def correction(request: HttpRequest, number: int) -> HttpResponse:
    actor = actor_of(request)
    found = there(grid_for(actor, number))
    covers = covers_written([number], between="\n").get(number, "")
    return correcting(
        request,
        found.name,
        GridCorrection,
        lambda given: correct_grid(
            number,
            given["name"],
            covers_typed(actor, given["covers"]),
            reason=given["reason"],
            **context_of(request),
        ),
        back=(found.name, reverse("territory:grid", args=[number])),
        initial={"name": found.name, "covers": covers},
    )


@open_to_power(Power.KEEP)
@EDIT
def end(request: HttpRequest, number: int) -> HttpResponse:
    found = there(grid_for(actor_of(request), number))
    return ending(
        request,
        found.name,
        lambda given: end_grid(number, **given, **context_of(request)),
        back=(found.name, reverse("territory:grid", args=[number])),
        verb="撤销",
        effects="它覆盖的地方可以划给别的网格。",
    )
