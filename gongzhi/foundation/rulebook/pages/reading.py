from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from gongzhi.foundation import links
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_staff
from gongzhi.foundation.rulebook import access, queries, reading
from gongzhi.foundation.rulebook.pages import showing
from gongzhi.foundation.rulebook.pages.forms import OverrideForm
from gongzhi.foundation.rulebook.pages.places import place_of
from gongzhi.foundation.rulebook.places import Place, place_names
from gongzhi.foundation.rulebook.rules.amending import how_far
from gongzhi.foundation.rulebook.rules.book import Definition, UnknownKey
from gongzhi.foundation.rulebook.shelf import book
from gongzhi.foundation.rulebook.trials import Trial, try_out
from gongzhi.foundation.rulebook.vocabulary import Level, Power
from gongzhi.foundation.web.values import View
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import Span, local_day
from gongzhi.kernel.ref import Ref


@require_safe
@open_to_staff
def rules(request: HttpRequest) -> HttpResponse:
    place, today = place_of(request), local_day(now())
    words, only_open = request.GET.get("q", ""), request.GET.get("open") == "1"
    everything = showing.groups(place, today)
    shown = showing.groups(place, today, words, only_open=only_open)
    context = {
        "groups": shown,
        "words": words,
        "only_open": only_open,
        "views": _views(place, everything, only_open=only_open),
        "number": sum(len(group.lines) for group in everything),
        "open_number": showing.number_open(everything),
        "awaiting": queries.number_awaiting(),
        "place": place,
        "place_name": _place_name(place),
    }
    return render(request, "rulebook/list.html", context)


@require_safe
@open_to_staff
def rule(request: HttpRequest, key: str) -> HttpResponse:
    place = place_of(request)
    definition = definition_or_404(key)
    form = form_for(request, definition, place)
    return render(request, "rulebook/rule.html", rule_page(request, definition, place, form, now()))


def _views(place: Place, groups: list[showing.Group], *, only_open: bool) -> list[View]:
    number = sum(len(group.lines) for group in groups)
    return [
        View("全部", f"?{place.query}", number, current=not only_open),
        View("未核实", f"?{place.query}&open=1", showing.number_open(groups), current=only_open),
    ]


def definition_or_404(key: str) -> Definition:
    try:
        return reading.definition(key)
    except UnknownKey as unknown:
        raise Http404 from unknown


def form_for(
    request: HttpRequest,
    definition: Definition,
    place: Place,
    data: Any = None,  # noqa: ANN401
) -> OverrideForm:
    names = place_names(place.scopes)
    return OverrideForm(definition, place.scopes, names, actor_of(request), data)


def rule_page(
    request: HttpRequest, definition: Definition, place: Place, form: OverrideForm, at: datetime
) -> dict[str, Any]:
    actor, today = actor_of(request), local_day(at)
    found = showing.found_at(definition.key, place, today)
    siblings = [d for d in book().definitions.values() if d.group == definition.group]
    return {
        "definition": definition,
        "group_title": book().groups[definition.group],
        "siblings": [showing.line_of(each, place, today) for each in siblings],
        "found": found,
        "is_long": showing.is_long(found),
        "origin": showing.origin(found),
        "rungs": showing.rungs(definition, place, today),
        "how_far": how_far(definition, found),
        "trial": _trial(request, found.value, today),
        "entries": _entries(definition, place, actor, today),
        "printed": _printed(definition, place),
        "form": form,
        "may_enter": form.opens and actor.holds(Power.PROPOSE),
        "place": place,
        "place_name": _place_name(place),
        "entering_power": Power.PROPOSE.label,
    }


def _trial(request: HttpRequest, value: object, today: date) -> Trial | None:
    if not isinstance(value, Span):
        return None
    try:
        begins_on = date.fromisoformat(request.GET.get("begins", ""))
    except ValueError:
        begins_on = today
    return try_out(value, begins_on)


def _entries(
    definition: Definition, place: Place, actor: Actor, today: date
) -> list[dict[str, Any]]:
    entered = queries.entries(definition.key, place.scopes)
    people = {Ref("person", each.author_person or 0) for each in entered}
    people |= {Ref("person", each.checker_person or 0) for each in entered}
    names = links.resolve(people)
    return [
        {
            "entry": each,
            "level": Level(each.level).label,
            "words": "未规定" if each.silent else definition.wording(definition.read(each.value)),
            "author": names[Ref("person", each.author_person or 0)].title,
            "checker": names[Ref("person", each.checker_person or 0)].title,
            "may_check": access.may_check(actor, each),
            "state": showing.state_of(each, today),
            "may_withdraw": each.state in {"proposed", "in_force"}
            and access.may_withdraw(actor, each),
        }
        for each in entered
    ]


def _printed(definition: Definition, place: Place) -> list[dict[str, Any]]:
    """What the files say and said; entered values stand above it with the people behind them."""
    said = reading.history(definition.key, region_code=place.region_code, estate=place.estate)
    return [
        {"row": row, "words": definition.row_wording(row)} for row in said if row.override is None
    ]


def _place_name(place: Place) -> str:
    named = [name for name in place_names(place.scopes).values() if name]
    return named[-1] if named else "全国"
