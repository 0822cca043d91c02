"""类别与派单规则: the ordered list as people read it, and a dry run of it."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now as current
from django.views.decorators.http import require_safe

from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.leads import tried
from gongzhi.cases.vocabulary import EventGroup, GridGroup, LeadRole, Power, Source
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.kernel.calendar import Span, Unit
from gongzhi.parties.vocabulary import Line
from gongzhi.territory.queries import estates_for


class Trial(forms.Form):
    text = forms.CharField(label="反映内容", widget=forms.Textarea(attrs={"rows": 4}))
    estate = forms.ChoiceField(label="小区", required=False)
    source = forms.ChoiceField(label="来源", choices=Source.choices())


@open_to_power(Power.SEE, Power.CONFIGURE)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    held = catalogue()
    categories = [
        {
            "name": each.name,
            "group": EventGroup(each.group).label,
            "grid_group": GridGroup(each.grid_group).label,
            "line": Line(each.line).label,
            "span": Span(each.span_amount, Unit(each.span_unit)).wording,
            "words": "、".join(each.keywords),
        }
        for each in held.categories.values()
    ]
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


@open_to_power(Power.SEE, Power.CONFIGURE)
@require_safe
def trial(request: HttpRequest) -> HttpResponse:
    """换条件试算: what would happen to such a report; nothing is written."""
    actor = actor_of(request)
    estates = list(estates_for(actor))
    form = Trial(request.GET or None)
    chosen = form.fields["estate"]
    if isinstance(chosen, forms.ChoiceField):
        chosen.choices = [("", "不限"), *((each.pk, each.name) for each in estates)]
    found = None
    if form.is_valid():
        asked = form.cleaned_data
        estate = next((each for each in estates if str(each.pk) == asked["estate"]), None)
        found = tried(asked["text"], estate=estate, source=asked["source"], now=current())
    return render(request, "cases/desk/trial.html", {"form": form, "found": found})
