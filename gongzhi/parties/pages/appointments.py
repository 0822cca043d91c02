"""任命、续任、免职, and terms that end soon."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.access.pages.deciding import Decision, decided
from gongzhi.foundation.web.rules.counts import Window, page_asked
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.identifiers.region_code import prefix
from gongzhi.parties.commands.appointing import Nominee, appoint_nominee
from gongzhi.parties.commands.appointment import end_appointment, renew_appointment
from gongzhi.parties.commands.person import Identity
from gongzhi.parties.pages.forms import AppointmentForm, RenewalForm, TermEndForm, chosen_id
from gongzhi.parties.pages.organisation_acts import seen
from gongzhi.parties.queries import organisations_for
from gongzhi.parties.queries.composition import ending_soon
from gongzhi.parties.queries.doors import estates_in_reach
from gongzhi.parties.queries.registers import appointment_for
from gongzhi.parties.vocabulary import OrganisationKind, Power

if TYPE_CHECKING:
    from gongzhi.parties.models import Appointment, Organisation

PAGE = 50
SEATED = (OrganisationKind.OWNERS_COMMITTEE, OrganisationKind.PROPERTY_COMPANY)


@open_to_power(Power.KEEP)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    actor, body = actor_of(request), seen(request, number)
    decision = Decision(
        title="任命",
        about=body.short_name,
        words="手机号已登记的是同一个人，没有的随任职登记。任职不开账号；要登录的再由系统管理员开通。",
        verb="任命",
        done="已任命",
        back=reverse("organisations:organisation", args=[body.pk]),
        back_label=body.short_name,
    )

    def act(given: dict[str, Any]) -> None:
        appoint_nominee(_nominee(given, body), actor=actor, now=timezone.now())

    estates = list(estates_in_reach(actor).values_list("pk", "name"))
    seats = organisations_for(actor).filter(kind__in=SEATED, dissolved_on=None)
    bodies = list(seats.values_list("pk", "short_name"))
    return decided(
        request,
        decision,
        lambda data, **options: AppointmentForm(body, estates, bodies, data, **options),
        act,
    )


def _nominee(given: dict[str, Any], body: "Organisation") -> Nominee:
    return Nominee(
        identity=Identity(name=given["name"], phone=given["phone"], id_number=given["id_number"]),
        organisation=body.pk,
        post=given["post"],
        since_on=given["since_on"],
        until_on=given["until_on"],
        basis=given["basis"],
        title=given["title"],
        region_code=prefix(body.region_code) if given.get("whole") else "",
        accession=given["accession"],
        estates=frozenset(int(each) for each in given.get("estates", ())),
        buildings=frozenset(int(each) for each in given.get("buildings", ())),
        represents=chosen_id(given["represents"]),
    )


@open_to_power(Power.KEEP)
@require_http_methods(["GET", "POST"])
def ending(request: HttpRequest, number: int) -> HttpResponse:
    actor, row = actor_of(request), _row(request, number)
    decision = _decision(
        row, "免职", "最后一日过后这个岗位的权限就没有了。办过的事仍在留痕里。", "已登记免职"
    )
    return decided(
        request,
        decision,
        TermEndForm,
        lambda given: _none(end_appointment(row.pk, **given, actor=actor, now=timezone.now())),
    )


@open_to_power(Power.KEEP)
@require_http_methods(["GET", "POST"])
def renewal(request: HttpRequest, number: int) -> HttpResponse:
    actor, row = actor_of(request), _row(request, number)
    decision = _decision(
        row, "续任", "同一项任职延长任期。换届选举产生的新一届，免职后重新任命。", "已续任"
    )
    return decided(
        request,
        decision,
        RenewalForm,
        lambda given: _none(renew_appointment(row.pk, **given, actor=actor, now=timezone.now())),
    )


@open_to_power(Power.SEE)
@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """届期: whose term ends within sixty days."""
    day, page = local_day(timezone.now()), page_asked(request.GET.get("page", ""))
    found, start = ending_soon(actor_of(request), day), (page - 1) * PAGE
    rows = list(found[start : start + PAGE])
    window = Window(page=page, size=PAGE, shown=len(rows), number=found.count(), unit="项")
    left = [{"post": row, "days": (row.until_on - day).days} for row in rows if row.until_on]
    return render(request, "parties/desk/terms.html", {"rows": left, "window": window})


def _decision(row: "Appointment", verb: str, words: str, done: str) -> Decision:
    body = row.organisation
    until = f"到 {row.until_on:%Y-%m-%d}" if row.until_on else "没有写明止日"
    who = f"{row.person.name}，{body.short_name} {row.title}"
    return Decision(
        title=verb,
        about=f"{who}，{row.since_on:%Y-%m-%d} 起，{until}",
        words=words,
        verb=verb,
        done=done,
        back=reverse("organisations:organisation", args=[body.pk]),
        back_label=body.short_name,
    )


def _row(request: HttpRequest, number: int) -> "Appointment":
    row = appointment_for(actor_of(request), number)
    if row is None:
        raise Http404
    return row


def _none(_done: object) -> None:
    """The act's row is not what is shown next."""
