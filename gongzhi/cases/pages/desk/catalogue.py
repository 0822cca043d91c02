"""类别与派单规则: the ordered list as people read it, one category with its street's own span, and
a dry run of the rules."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now as current
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from gongzhi.cases.access import may_configure, readable_cases, street_of
from gongzhi.cases.commands.street_span import lift_street_span, set_street_span
from gongzhi.cases.queries.catalogue import catalogue, category_story
from gongzhi.cases.queries.leads import tried
from gongzhi.cases.rules.catalogue import MOST_OF, Catalogue, Category
from gongzhi.cases.vocabulary import EventGroup, GridGroup, LeadRole, Power, Source
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.foundation.web.fields import refuse
from gongzhi.foundation.web.forms import PlainForm
from gongzhi.foundation.web.values import Fact
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import Span, Unit
from gongzhi.kernel.errors import RuleBroken
from gongzhi.parties.vocabulary import Line
from gongzhi.territory.queries import estates_for, region_names


class Trial(PlainForm):
    text = forms.CharField(label="反映内容", widget=forms.Textarea(attrs={"rows": 4}))
    estate = forms.ChoiceField(label="小区", required=False)
    source = forms.ChoiceField(label="来源", choices=Source.choices())


class StreetSpanForm(PlainForm):
    """Two buttons: `set` takes a span, `lift` goes back to the shipped one."""

    amount = forms.IntegerField(label=_("时限"), min_value=1)
    unit = forms.ChoiceField(
        label=_("单位"), choices=[(each.value, each.label) for each in MOST_OF]
    )
    reason = forms.CharField(
        label=_("理由"),
        max_length=200,
        help_text=_("依据哪份文件，或者为什么这样定；记入经过"),
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        for name in ("amount", "unit"):
            self.fields[name].required = not self.is_lifting

    @property
    def is_lifting(self) -> bool:
        return "lift" in self.data

    @property
    def span(self) -> Span:
        return Span(self.cleaned_data["amount"], Unit(self.cleaned_data["unit"]))


@open_to_power(Power.SEE, Power.CONFIGURE)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    held, street = catalogue(), street_of(actor_of(request))
    categories = [_row(held, each, street) for each in held.categories.values()]
    rules = [
        {
            "number": rule.number,
            "name": rule.name,
            "who": LeadRole(rule.role).label,
            "line": Line(rule.line).label if rule.line else "",
            "automatic": rule.is_automatic,
            "clause": rule.clause,
        }
        for rule in held.rules
    ]
    context = {"categories": categories, "rules": rules}
    return render(request, "cases/desk/catalogue.html", context)


def _row(held: Catalogue, each: Category, street: str) -> dict[str, object]:
    return {
        "code": each.code,
        "name": each.name,
        "group": EventGroup(each.group).label,
        "grid_group": GridGroup(each.grid_group).label,
        "line": Line(each.line).label,
        "span": held.span(each.code, street).wording,
        "is_own": (each.code, street) in held.spans,
        "words": "、".join(each.keywords),
    }


@open_to_power(Power.SEE, Power.CONFIGURE)
@require_http_methods(["GET", "HEAD", "POST"])
def category(request: HttpRequest, category: str) -> HttpResponseBase:
    """One category, and how long the actor's street gives itself for it."""
    actor, held = actor_of(request), catalogue()
    one = held.categories.get(category)
    if one is None:
        raise Http404
    street = street_of(actor)
    now_in_force = held.span(one.code, street)
    form = StreetSpanForm(
        request.POST or None, initial={"amount": now_in_force.amount, "unit": now_in_force.unit}
    )
    if request.method == "POST" and form.is_valid() and _decided(form, one, actor, current()):
        messages.success(request, _("已改，以后派单的照这个时限；已经派出的不变"))
        return redirect("cases_desk:category", one.code)
    context = {
        "now": current(),
        "one": one,
        "facts": _facts(one),
        "span": now_in_force.wording,
        "is_own": (one.code, street) in held.spans,
        "street": region_names([street]).get(street, ("", ""))[0],
        "may_set": may_configure(actor, street),
        "form": form,
        "lines": category_story(one.id, actor),
    }
    status = 422 if form.errors else 200
    return render(request, "cases/desk/category.html", context, status=status)


def _decided(form: StreetSpanForm, one: Category, actor: Actor, now: datetime) -> bool:
    street, reason = street_of(actor), form.cleaned_data["reason"]
    try:
        if form.is_lifting:
            lift_street_span(one.code, street, reason=reason, actor=actor, now=now)
        else:
            set_street_span(one.code, street, form.span, reason=reason, actor=actor, now=now)
    except RuleBroken as broken:
        refuse(form, broken)
        return False
    return True


def _facts(one: Category) -> list[Fact]:
    return [
        Fact("GB/T 30428 大类", EventGroup(one.group).label),
        Fact("网格事项", GridGroup(one.grid_group).label),
        Fact("条线", Line(one.line).label),
        Fact("平台拟时限", one.span.wording),
        Fact("填报提示", one.hint or "无"),
        Fact("提示词", "、".join(one.keywords)),
    ]


@open_to_power(Power.SEE, Power.CONFIGURE)
@require_http_methods(["GET", "HEAD", "POST"])
def trial(request: HttpRequest) -> HttpResponse:
    """换条件试算: what would happen to such a report; nothing is written. What is tried is posted,
    so that no words of a report stand in an address; of a case it is read by its number."""
    actor = actor_of(request)
    estates = list(estates_for(actor))
    form = Trial(request.POST or None, initial=_as_reported(request.GET.get("case", ""), actor))
    chosen = form.fields["estate"]
    if isinstance(chosen, forms.ChoiceField):
        chosen.choices = [("", "不限"), *((each.pk, each.name) for each in estates)]
    found = None
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        estate = next((each for each in estates if str(each.pk) == asked["estate"]), None)
        found = tried(asked["text"], estate=estate, source=asked["source"], now=current())
    status = 422 if form.errors else 200
    return render(request, "cases/desk/trial.html", {"form": form, "found": found}, status=status)


def _as_reported(code: str, actor: Actor) -> dict[str, object]:
    """Of a case the actor may read whole; of any other nothing, not even that there is one."""
    case = readable_cases(actor).filter(code=code).first() if code else None
    if case is None:
        return {}
    return {"text": case.text, "estate": case.estate_id, "source": case.source}
