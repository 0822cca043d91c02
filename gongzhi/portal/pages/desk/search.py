"""One search box: cases by number or words, estates, bodies and rules by name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now as current
from django.views.decorators.http import require_safe

from gongzhi.cases.queries.listing import Filter, Order, Scope, View, listed
from gongzhi.cases.vocabulary import ICON_OF_STATE, CaseState
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_staff
from gongzhi.foundation.rulebook.shelf import book
from gongzhi.foundation.web.values import Row
from gongzhi.kernel.actor import Actor
from gongzhi.parties.queries.registers import registered as bodies_registered
from gongzhi.parties.vocabulary import OrganisationKind
from gongzhi.territory.queries.registers import EstateFilter
from gongzhi.territory.queries.registers import registered as estates_registered

SHOWN = 8
LONGEST = 60


@dataclass(frozen=True, kw_only=True)
class Found:
    """One kind of thing; `more_url` where there are others."""

    label: str
    icon: str
    rows: list[Row]
    more_url: str = ""


Seeker = Callable[[Actor, str, datetime], Found]


@open_to_staff
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:LONGEST]
    actor, now = actor_of(request), current()
    seekers: tuple[Seeker, ...] = (_cases, _estates, _bodies, _rules)
    found = [seek(actor, words, now) for seek in seekers] if words else []
    groups = [each for each in found if each.rows]
    return render(request, "portal/desk/search.html", {"words": words, "found": groups})


def _cases(actor: Actor, words: str, now: datetime) -> Found:
    scope = Scope.TERRITORY if actor.holds("cases.see") else Scope.OWN
    wanted = Filter(scope=scope, view=View.ALL, order=Order.NEW, words=words)
    found = listed(actor, wanted, page=1, now=now)
    rows = [
        Row(
            title=case.title,
            url=reverse("cases_desk:case", args=[case.code]),
            note=f"{case.code}，{case.place_name or '地点待核'}，{CaseState(case.state).label}",
            icon=ICON_OF_STATE[CaseState(case.state)],
        )
        for case in found.rows[:SHOWN]
    ]
    more = reverse("cases_desk:cases") + "?" + urlencode({"view": "all", "q": words})
    return Found(
        label="诉求", icon="case", rows=rows, more_url=more if len(found.rows) > SHOWN else ""
    )


def _estates(actor: Actor, words: str, _now: datetime) -> Found:
    if not actor.holds("territory.see"):
        return Found(label="小区", icon="estate", rows=[])
    found = list(estates_registered(actor, EstateFilter(words=words))[: SHOWN + 1])
    rows = [
        Row(
            title=estate.name,
            url=reverse("portal:estate", args=[estate.code]),
            note=f"{estate.region.name}，{vars(estate)['premises_count']:,} 户",
            icon="estate",
        )
        for estate in found[:SHOWN]
    ]
    more = reverse("portal:estates") + "?" + urlencode({"q": words})
    return Found(label="小区", icon="estate", rows=rows, more_url=more if found[SHOWN:] else "")


def _bodies(actor: Actor, words: str, _now: datetime) -> Found:
    if not actor.holds("parties.see"):
        return Found(label="组织", icon="org", rows=[])
    found = list(bodies_registered(actor, words=words)[: SHOWN + 1])
    rows = [
        Row(
            title=body.short_name,
            url=reverse("organisations:organisation", args=[body.pk]),
            note=OrganisationKind(body.kind).label,
            icon="org",
        )
        for body in found[:SHOWN]
    ]
    more = reverse("organisations:organisations") + "?" + urlencode({"q": words})
    return Found(label="组织", icon="org", rows=rows, more_url=more if found[SHOWN:] else "")


def _rules(_actor: Actor, words: str, _now: datetime) -> Found:
    """From the book in memory."""
    found = [each for each in book().definitions.values() if each.speaks_of(words)]
    rows = [
        Row(
            title=each.title,
            url=reverse("rulebook:rule", args=[each.key]),
            note=each.explanation,
            icon="book",
        )
        for each in found[:SHOWN]
    ]
    more = reverse("rulebook:list") + "?" + urlencode({"q": words})
    return Found(label="规则", icon="book", rows=rows, more_url=more if found[SHOWN:] else "")
