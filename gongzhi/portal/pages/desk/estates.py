"""小区与房屋: the register, and one estate with who is who."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import now as current
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.sheets.exporting import Out, export_response
from gongzhi.foundation.sheets.rules.cells import Cell
from gongzhi.foundation.web.forms import PlainForm
from gongzhi.foundation.web.rules.counts import Window, page_asked
from gongzhi.foundation.web.values import Fact, View
from gongzhi.kernel import area
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.parties.queries.registers import WhoIsWho, companies_of, heads_of, who_is_who
from gongzhi.portal.pages.desk.keeping import building_powers, estate_powers
from gongzhi.territory.queries import registers
from gongzhi.territory.queries.registers import EstateFilter
from gongzhi.territory.vocabulary import GovernanceMode, Power, PremisesUse, ServiceMode

if TYPE_CHECKING:
    from gongzhi.parties.models import Organisation
    from gongzhi.territory.models import Estate

PAGE = 20
VERY_LARGE = "very_large"
COLUMNS = (
    Out("小区编号", 20),
    Out("小区", 20),
    Out("社区", 16),
    Out("治理模式", 12),
    Out("物业服务", 14),
    Out("物业服务企业", 28),
    Out("居住人口", 10),
    Out("超大小区", 10),
    Out("户数", 8),
)
PREMISES_COLUMNS = (
    Out("楼栋", 10),
    Out("单元", 10),
    Out("房号", 10),
    Out("用途", 8),
    Out("登记面积 m²", 12),
    Out("实测面积 m²", 12),
    Out("合同面积 m²", 12),
    Out("交付日期", 12),
)


class Filters(PlainForm):
    q = forms.CharField(label=_("查找"), required=False, max_length=30)
    view = forms.CharField(required=False, widget=forms.HiddenInput)
    governance = forms.ChoiceField(
        label=_("治理模式"), required=False, choices=[("", _("全部")), *GovernanceMode.choices()]
    )
    service = forms.ChoiceField(
        label=_("物业服务"), required=False, choices=[("", _("全部")), *ServiceMode.choices()]
    )

    @property
    def is_narrowed(self) -> bool:
        return any(self.data.get(name) for name in ("q", "governance", "service"))


@open_to_power(Power.SEE)
@require_safe
def estates(request: HttpRequest) -> HttpResponse:
    actor, form = actor_of(request), Filters(request.GET)
    page = page_asked(request.GET.get("page", ""))
    found = registers.registered(actor, _wanted(form))
    number, start = found.count(), (page - 1) * PAGE
    rows = list(found[start : start + PAGE])
    companies = companies_of([row.pk for row in rows], local_day(current()))
    context = {
        "rows": [_row(row, companies.get(row.pk)) for row in rows],
        "filter_form": form,
        "number": number,
        "window": Window(page=page, size=PAGE, shown=len(rows), number=number, unit="个"),
        "views": _views(form),
    }
    return render(request, "portal/desk/estates.html", context)


def _wanted(form: Filters) -> EstateFilter:
    """An unknown word is as good as none."""
    form.is_valid()
    asked = form.cleaned_data
    return EstateFilter(
        words=asked.get("q") or "",
        governance=asked.get("governance") or "",
        service=asked.get("service") or "",
        is_very_large=asked.get("view") == VERY_LARGE,
    )


def _views(form: Filters) -> list[View]:
    chosen = form.data.get("view", "")
    return [
        View(label="全部", url="?", current=chosen != VERY_LARGE),
        View(label="超大小区", url=f"?view={VERY_LARGE}", current=chosen == VERY_LARGE),
    ]


def _row(estate: Any, company: "Organisation | None") -> dict[str, Any]:  # noqa: ANN401
    return {
        "estate": estate,
        "governance": GovernanceMode(estate.governance).label,
        "service": ServiceMode(estate.service).label,
        "company": company,
        "is_very_large": estate.is_very_large,
        "premises": estate.premises_count,
    }


@open_to_power(Power.SEE)
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    actor = actor_of(request)
    wanted, now = _wanted(Filters(request.GET)), current()
    return export_response("小区底数", COLUMNS, _cells(actor, wanted, local_day(now)))


def _cells(actor: Actor, wanted: EstateFilter, day: date) -> Iterator[list[Cell]]:
    rows = list(registers.registered(actor, wanted))
    companies = companies_of([row.pk for row in rows], day)
    for estate in rows:
        company = companies.get(estate.pk)
        yield [
            estate.code,
            estate.name,
            estate.region.name,
            GovernanceMode(estate.governance).label,
            ServiceMode(estate.service).label,
            company.name if company else "",
            estate.population,
            "是" if estate.is_very_large else "",
            vars(estate)["premises_count"],
        ]


@open_to_power(Power.SEE)
@require_safe
def estate(request: HttpRequest, code: str) -> HttpResponse:
    found, day = seen(request, code), local_day(current())
    buildings = registers.buildings_counted(found.pk)
    chosen = _chosen(request, buildings)
    who, facilities = (
        who_is_who(found.pk, found.region_code, day),
        registers.facilities_of(found.pk),
    )
    context = {
        "estate": found,
        "is_very_large": found.is_very_large,
        "facts": _facts(found, len(facilities), buildings),
        "who": _people(who),
        "buildings": buildings,
        "chosen": chosen,
        "premises": _doors(found.pk, chosen.pk) if chosen else [],
        "facilities": facilities,
        "powers": estate_powers(actor_of(request), found),
        "building_powers": building_powers(actor_of(request), found, chosen),
    }
    return render(request, "portal/desk/estate.html", context)


def seen(request: HttpRequest, code: str) -> "Estate":
    """404 where there is none or the actor does not see it: nobody learns which."""
    found = registers.estate_for(actor_of(request), code)
    if found is None:
        raise Http404
    return found


def _chosen(request: HttpRequest, buildings: list[Any]) -> Any:  # noqa: ANN401
    asked = request.GET.get("building", "")
    named = (each for each in buildings if str(each.pk) == asked)
    return next(named, buildings[0] if buildings else None)


def _facts(found: "Estate", facilities: int, buildings: list[Any]) -> list[Fact]:
    heads, grids = heads_of(found.pk), registers.grids_of(found.pk)
    premises = sum(each.premises_count for each in buildings)
    return [
        Fact("编号", found.code),
        Fact("地址", found.address or "未填"),
        Fact("治理模式", GovernanceMode(found.governance).label),
        Fact("物业服务", ServiceMode(found.service).label),
        Fact("居住人口", f"{found.population:,} 人" if found.population else "未填"),
        Fact("楼栋 单元", f"{len(buildings)} 栋 {sum(b.entrance_count for b in buildings)} 个单元"),
        Fact("专有部分", f"{premises:,} 户，{area.show(registers.area_of(found.pk))} m²"),
        Fact("产权已登记", f"{heads.owned:,} 户"),
        Fact("已核验居民", f"{heads.residents:,} 人"),
        Fact("设施", f"{facilities} 处"),
        Fact("网格", "、".join(grid.name for grid in grids) or "未划"),
    ]


def _people(who: WhoIsWho) -> list[dict[str, Any]]:
    """物业 业委会 居委会 网格: a body each with its people; one that is missing says so."""
    rows = [("物业服务企业", who.company, who.people_of(who.company))]
    rows += [("业主委员会", body, who.people_of(body)) for body in who.owners] or [
        ("业主委员会", None, [])
    ]
    rows.append(("居（村）民委员会", who.community, who.people_of(who.community)))
    rows.append(("网格员", None, who.grid_workers))
    return [{"role": role, "body": body, "people": people} for role, body, people in rows]


def _doors(estate: int, building: int) -> list[dict[str, Any]]:
    return [
        {
            "door": door,
            "use": PremisesUse(door.use).label,
            "registered": _shown(door.registered_area),
            "surveyed": _shown(door.surveyed_area),
            "contract": _shown(door.contract_area),
        }
        for door in registers.premises_of(estate, building)
    ]


def _shown(size: int | None) -> str:
    return "" if size is None else area.show(size)


@open_to_power(Power.SEE)
@require_safe
def premises_export(request: HttpRequest, code: str) -> HttpResponseBase:
    found = seen(request, code)
    return export_response(f"{found.name}房屋", PREMISES_COLUMNS, _premises_cells(found.pk))


def _premises_cells(estate: int) -> Iterator[list[Cell]]:
    for door in registers.premises_of(estate).iterator(chunk_size=1000):
        yield [
            door.building.name,
            door.entrance.name if door.entrance else "",
            door.name,
            PremisesUse(door.use).label,
            _shown(door.registered_area),
            _shown(door.surveyed_area),
            _shown(door.contract_area),
            door.delivered_on,
        ]
