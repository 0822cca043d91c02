"""组织与任职: the register, and one body with its posts."""

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
from gongzhi.foundation.privacy.masks import mask_phone
from gongzhi.foundation.sheets.exporting import Out, export_response
from gongzhi.foundation.sheets.rules.cells import Cell
from gongzhi.foundation.web.forms import PlainForm
from gongzhi.foundation.web.rules.counts import Window, page_asked
from gongzhi.foundation.web.values import Fact, View
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.identifiers.region_code import prefix
from gongzhi.parties.queries.composition import appointments_beside
from gongzhi.parties.queries.raising import recommendations_to, trainings_by
from gongzhi.parties.queries.registers import (
    below_of,
    body_for,
    kept_by,
    kinds_of,
    posts_of,
    registered,
)
from gongzhi.parties.rules.crossing import crossing
from gongzhi.parties.rules.organisation import KEEPERS
from gongzhi.parties.rules.posts import catalogue
from gongzhi.parties.vocabulary import OrganisationKind, PartyLevel, Power, ReviewState
from gongzhi.territory.queries import region_names

if TYPE_CHECKING:
    from gongzhi.parties.models import Appointment, Organisation, Recommendation

PAGE = 20
COLUMNS = (
    Out("名称", 32),
    Out("类型", 20),
    Out("业务条线", 20),
    Out("统一社会信用代码", 22),
    Out("对外电话", 16),
    Out("在任", 8),
    Out("服务小区", 10),
)


class Filters(PlainForm):
    q = forms.CharField(label=_("查找"), required=False, max_length=30)
    kind = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.data.get("q"))


@open_to_power(Power.SEE)
@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    actor, form = actor_of(request), Filters(request.GET)
    page = page_asked(request.GET.get("page", ""))
    kind, words = _asked(form)
    kinds = kinds_of(actor)
    found, start = registered(actor, kind=kind, words=words), (page - 1) * PAGE
    rows = list(found[start : start + PAGE])
    number = found.order_by().count() if words or len(rows) == PAGE else start + len(rows)
    context = {
        "rows": [_row(row) for row in rows],
        "filter_form": form,
        "views": _views(kinds, kind),
        "number": sum(n for _, n in kinds),
        "window": Window(page=page, size=PAGE, shown=len(rows), number=number, unit="个"),
    }
    return render(request, "parties/organisations.html", context)


def _asked(form: Filters) -> tuple[str, str]:
    """An unknown kind is as good as none."""
    form.is_valid()
    kind = form.cleaned_data.get("kind") or ""
    return kind if kind in set(OrganisationKind) else "", form.cleaned_data.get("q") or ""


def _views(kinds: list[tuple[str, int]], chosen: str) -> list[View]:
    everything = View(label="全部", url="?", number=sum(n for _, n in kinds), current=not chosen)
    return [
        everything,
        *(
            View(
                label=OrganisationKind(kind).label,
                url=f"?kind={kind}",
                number=number,
                current=chosen == kind,
            )
            for kind, number in kinds
        ),
    ]


def _row(body: Any) -> dict[str, Any]:  # noqa: ANN401  with its counts
    return {
        "body": body,
        "kind": OrganisationKind(body.kind).label,
        "lines": "、".join(body.line_labels),
        "posts": body.posts,
        "kept": body.kept,
    }


@open_to_power(Power.SEE)
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    kind, words = _asked(Filters(request.GET))
    found = registered(actor_of(request), kind=kind, words=words)
    return export_response("组织", COLUMNS, (_cells(row) for row in found.iterator()))


def _cells(body: Any) -> list[Cell]:  # noqa: ANN401
    return [
        body.name,
        OrganisationKind(body.kind).label,
        "、".join(body.line_labels),
        body.credit_code,
        body.phone,
        body.posts,
        body.kept,
    ]


@open_to_power(Power.SEE)
@require_safe
def organisation(request: HttpRequest, number: int) -> HttpResponse:
    """404 where there is none or the actor does not see it: nobody learns which."""
    body, day = body_for(actor_of(request), number), local_day(current())
    if body is None:
        raise Http404
    kept = kept_by(body.pk, day)
    held = posts_of(body.pk, day)
    context = {
        "body": body,
        "kind": OrganisationKind(body.kind).label,
        "facts": _facts(body),
        "posts": list(_posts(held, day)),
        "kept": kept,
        "below": below_of(body.pk),
        "recommended": [_recommended(row) for row in recommendations_to(body.pk)],
        "trained": trainings_by(body.pk),
        "may_service": body.kind in KEEPERS,
        "may_keep": body.dissolved_on is None and actor_of(request).holds(Power.KEEP),
    }
    return render(request, "parties/organisation.html", context)


def _facts(body: "Organisation") -> list[Fact]:
    place = region_names([prefix(body.region_code)]).get(prefix(body.region_code), ("", ""))
    return [
        Fact("全称", body.name),
        Fact("类型", OrganisationKind(body.kind).label),
        Fact("管辖", place[0] or "未填"),
        Fact("所在小区", body.estate.name if body.estate else "不限于一个小区"),
        Fact("业务条线", "、".join(body.line_labels) or "不限"),
        Fact("统一社会信用代码", body.credit_code or "未填"),
        Fact("对外电话", body.phone or "未填"),
        *([Fact("党组织层级", PartyLevel(body.party_level).label)] if body.party_level else []),
        Fact("上级组织", body.parent.short_name if body.parent else "没有"),
        Fact("依据", body.basis or "未填"),
        *([Fact("参与指南", body.guide)] if body.guide else []),
        *([Fact("撤销", f"{body.dissolved_on:%Y-%m-%d}")] if body.dissolved_on else []),
    ]


def _posts(held: "list[Appointment]", day: date) -> Iterator[dict[str, Any]]:
    """Office holders by name, since they act in office; their telephones masked. Whoever holds
    other offices beside this one is shown with each of them."""
    beside = appointments_beside((post.person_id for post in held), day)
    for post in held:
        own = beside.get(post.person_id, [])
        yield {
            "post": post,
            "phone": mask_phone(post.person.phone) if post.person.phone else "未留",
            "scope": _scope(post),
            "crossing": crossing(each.post for each in own),
            "others": [each for each in own if each.pk != post.pk],
        }


def _scope(post: "Appointment") -> str:
    """What the post answers for, the narrowest first."""
    if post.represents:
        return f"代表{post.represents.short_name}"
    blocks = "、".join(block.name for block in post.buildings.all())
    estates = "、".join(estate.name for estate in post.estates.all())
    return blocks or estates or ("全部辖区" if post.region_code else "本单位承办")


def _recommended(row: "Recommendation") -> dict[str, Any]:
    post = catalogue().get(row.post)
    return {
        "row": row,
        "post": post.title if post else row.post,
        "state": ReviewState(row.state),
    }
