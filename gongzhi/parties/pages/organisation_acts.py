"""登记、更正、撤销单位; 物业服务关系. Each on its own page, which says what comes of it."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.access.pages.deciding import Decision, decided
from gongzhi.foundation.web.fields import refuse
from gongzhi.kernel.errors import RuleBroken
from gongzhi.parties.commands.organisation import (
    correct_organisation,
    create_organisation,
    dissolve_organisation,
)
from gongzhi.parties.commands.servicing import begin_servicing, end_servicing
from gongzhi.parties.pages.forms import (
    CharterForm,
    CorrectionForm,
    EndForm,
    ServicingForm,
    StartForm,
    TermEndForm,
    chosen_id,
)
from gongzhi.parties.queries.charters import charter_of
from gongzhi.parties.queries.registers import body_for, servicing_for
from gongzhi.parties.rules.organisation import Charter
from gongzhi.parties.vocabulary import OrganisationKind, Power

if TYPE_CHECKING:
    from gongzhi.parties.models import Organisation


@open_to_power(Power.KEEP)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """First the kind and the estate, then what such a body needs."""
    actor = actor_of(request)
    start = StartForm(actor, request.GET or None)
    if not (request.GET and start.is_valid()):
        return render(request, "parties/desk/organisation_new.html", {"start": start})
    kind, estate = start.cleaned_data["kind"], chosen_id(start.cleaned_data["estate"])
    form = CharterForm(actor, request.POST or None, estate=estate)
    if request.method == "POST" and form.is_valid():
        try:
            body = create_organisation(
                _charter(form.cleaned_data, kind, estate), actor=actor, now=timezone.now()
            )
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            messages.success(request, "已登记，接着可以任命人")
            return HttpResponseRedirect(_page(body.pk))
    context = {"form": form, "kind": OrganisationKind(kind).label}
    status = 422 if form.errors else 200
    return render(request, "parties/desk/organisation_new.html", context, status=status)


@open_to_power(Power.KEEP)
@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, number: int) -> HttpResponse:
    actor, body = actor_of(request), seen(request, number)
    told = charter_of(body)
    decision = Decision(
        title="更正单位登记",
        about=body.short_name,
        words="更正以后各处按新的显示；改了哪几项、为什么改记入日志。",
        verb="更正",
        done="已更正",
        back=_page(body.pk),
        back_label=body.short_name,
    )

    def act(given: dict[str, Any]) -> None:
        charter = _charter({**vars(told), **given}, told.kind, told.estate, grid=told.grid)
        correct_organisation(
            body.pk, charter, reason=given["reason"], actor=actor, now=timezone.now()
        )

    initial = {**vars(told), "lines": list(told.lines)}
    return decided(
        request,
        decision,
        lambda data, **options: CorrectionForm(actor, data, **options),
        act,
        estate=told.estate,
        initial=initial,
    )


@open_to_power(Power.KEEP)
@require_http_methods(["GET", "POST"])
def dissolution(request: HttpRequest, number: int) -> HttpResponse:
    actor, body = actor_of(request), seen(request, number)
    decision = Decision(
        title="撤销单位",
        about=body.short_name,
        words="撤销后不再任命、不再派单，在任的人到那一天免职。不能恢复，要用再登记一个。",
        verb="撤销",
        done="已撤销",
        back=_page(body.pk),
        back_label=body.short_name,
    )
    return decided(
        request,
        decision,
        EndForm,
        lambda given: _none(
            dissolve_organisation(body.pk, **given, actor=actor, now=timezone.now())
        ),
    )


@open_to_power(Power.KEEP)
@require_http_methods(["GET", "POST"])
def servicing(request: HttpRequest, number: int) -> HttpResponse:
    actor, body = actor_of(request), seen(request, number)
    decision = Decision(
        title="登记服务的小区",
        about=body.short_name,
        words="登记以后这个小区的诉求派给它。一个小区同一时间只有一家，交接当日两家都可以写。",
        verb="登记",
        done="已登记",
        back=_page(body.pk),
        back_label=body.short_name,
    )

    def act(given: dict[str, Any]) -> None:
        estate = int(given.pop("estate"))
        begin_servicing(body.pk, estate, **given, actor=actor, now=timezone.now())

    return decided(
        request,
        decision,
        lambda data, **options: ServicingForm(actor, data, **options),
        act,
    )


@open_to_power(Power.KEEP)
@require_http_methods(["GET", "POST"])
def servicing_ending(request: HttpRequest, number: int) -> HttpResponse:
    actor = actor_of(request)
    row = servicing_for(actor, number)
    if row is None:
        raise Http404
    decision = Decision(
        title="结束物业服务",
        about=f"{row.organisation.short_name}，{row.estate.name}",
        words="到那一天为止；以后这个小区的诉求不再派给它。",
        verb="结束",
        done="已登记止日",
        back=_page(row.organisation_id),
        back_label=row.organisation.short_name,
    )
    return decided(
        request,
        decision,
        TermEndForm,
        lambda given: _none(end_servicing(row.pk, **given, actor=actor, now=timezone.now())),
    )


def seen(request: HttpRequest, number: int) -> "Organisation":
    """404 where there is none or the actor does not see it: nobody learns which."""
    body = body_for(actor_of(request), number)
    if body is None:
        raise Http404
    return body


def _charter(
    given: dict[str, Any], kind: str, estate: int | None, grid: int | None = None
) -> Charter:
    parent, building = given.get("parent"), given.get("building")
    return Charter(
        kind=kind,
        name=given["name"],
        short_name=given["short_name"],
        region_code="" if estate else given.get("region_code") or "",
        credit_code=given["credit_code"],
        phone=given["phone"],
        lines=tuple(given["lines"]),
        party_level=given["party_level"],
        parent=int(parent) if parent else None,
        estate=estate,
        building=int(building) if building else None,
        grid=grid,
        basis=given["basis"],
        guide=given["guide"],
    )


def _none(_done: object) -> None:
    """The act's row is not what is shown next."""


def _page(number: int) -> str:
    return reverse("organisations:organisation", args=[number])
