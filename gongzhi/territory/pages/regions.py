"""行政区划: the register by code, one region with its coverage, and its acts."""

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
from gongzhi.kernel.identifiers import region_code as codes
from gongzhi.kernel.ref import Ref
from gongzhi.territory.commands.region import correct_region, end_region, register_region
from gongzhi.territory.pages.acting import context_of, correcting, ending, entering, there, today
from gongzhi.territory.pages.forms import RegionCorrection, RegionForm
from gongzhi.territory.pages.listing import cells, filters, listed
from gongzhi.territory.pages.things import Thing, shown
from gongzhi.territory.queries.coverage import coverage as coverage_of
from gongzhi.territory.queries.lists import region_for, regions_listed
from gongzhi.territory.vocabulary import Power, RegionLevel

EDIT = require_http_methods(["GET", "HEAD", "POST"])
COLUMNS = (Out("区划代码", 16), Out("名称", 24), Out("层级", 14), Out("小区", 8))


def register() -> tuple[str, str]:
    return "行政区划", reverse("territory:regions")


@open_to_power(Power.SEE)
@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    form = filters(request, RegionLevel, "层级")
    found = regions_listed(actor_of(request), form.wanted)
    return render(request, "territory/regions.html", listed(request, found, form))


@open_to_power(Power.SEE)
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    wanted = filters(request, RegionLevel, "层级").wanted
    rows = (
        [row.code, row.name, RegionLevel(row.level).label, row.estate_count]
        for row in cells(regions_listed(actor_of(request), wanted))
    )
    return export_response("行政区划", COLUMNS, rows)


@open_to_power(Power.SEE)
@require_safe
def region(request: HttpRequest, code: str) -> HttpResponse:
    found = there(region_for(actor_of(request), code))
    whole = coverage_of(found, today())
    facts = [
        Fact("区划代码", found.code),
        Fact("层级", RegionLevel(found.level).label),
        Fact("上一级", found.parent.name if found.parent else "没有"),
        Fact("小区", f"{whole.total.estates} 个"),
    ]
    thing = Thing(
        ref=Ref("region", found.pk),
        title=found.name,
        register=register(),
        facts=facts,
        region_code=found.code,
        ended=str(found.ended_on or ""),
        correction=reverse("territory:region-correction", args=[code]),
        end=reverse("territory:region-end", args=[code]),
        end_verb="撤销",
        more={"coverage": whole},
    )
    return shown(request, thing, "territory/region.html")


@open_to_power(Power.SEE)
@require_safe
def coverage(request: HttpRequest, code: str) -> HttpResponseBase:
    """The same figures as a sheet."""
    found = there(region_for(actor_of(request), code))
    whole = coverage_of(found, today())
    columns = [Out("区划", 20), Out("小区", 8)]
    for aspect in whole.aspects:
        columns += [Out(aspect.title, 14), Out(f"{aspect.title}占比", 16)]
    rows = [
        [line.name, line.estates, *(cell for p in line.parts for cell in (p.covered, p.percent))]
        for line in (*whole.lines, whole.total)
    ]
    return export_response(f"{found.name}覆盖情况", columns, rows, subtitle=f"截至 {today()}")


@open_to_power(Power.KEEP)
@EDIT
def new(request: HttpRequest) -> HttpResponse:
    def act(given: dict[str, Any]) -> str:
        made = register_region(given["code"], given["name"], **context_of(request))
        return reverse("territory:regions") + f"?q={made.code}"

    words = "层级和上一级由代码看出；上一级要先登记。"
    own = actor_of(request).territory
    above = f"辖区 {'、'.join(codes.prefix(each) for each in own if each)}" if own else ""
    return entering(request, "行政区划", RegionForm, act, back=register(), words=words, about=above)


@open_to_power(Power.KEEP)
@EDIT
def correction(request: HttpRequest, code: str) -> HttpResponse:
    found = there(region_for(actor_of(request), code))
    return correcting(
        request,
        found.name,
        RegionCorrection,
        lambda given: correct_region(
            found.pk, given["name"], reason=given["reason"], **context_of(request)
        ),
        back=(found.name, reverse("territory:region", args=[code])),
        initial={"name": found.name},
    )


@open_to_power(Power.KEEP)
@EDIT
def end(request: HttpRequest, code: str) -> HttpResponse:
    found = there(region_for(actor_of(request), code))
    return ending(
        request,
        found.name,
        lambda given: end_region(found.pk, **given, **context_of(request)),
        back=(found.name, reverse("territory:region", args=[code])),
        verb="撤销",
    )
