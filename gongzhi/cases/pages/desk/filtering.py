"""The list's filter between address and value."""

from django.http import HttpRequest

from gongzhi.cases.pages.forms import Filters
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.listing import Filter, Order, Scope, View
from gongzhi.cases.rules.catalogue import STREET_DIGITS
from gongzhi.foundation.web.rules.counts import page_asked
from gongzhi.kernel.actor import Actor
from gongzhi.territory.queries import estates_for

FIRST_VIEWS = (
    View.OPEN,
    View.OVERDUE,
    View.TODAY,
    View.UNPLACED,
    View.PENDING,
    View.CHECK,
    View.RATING,
    View.UNANSWERED,
    View.ALL,
)


def form_of(request: HttpRequest, actor: Actor) -> Filters:
    return Filters(
        request.GET,
        estates=_estates(actor),
        categories=[(c.code, c.name) for c in catalogue().categories.values()],
    )


def _estates(actor: Actor) -> list[tuple[int, str]]:
    """To choose from by a street or less; thousands of a whole city are no choice."""
    if any(len(prefix) < STREET_DIGITS for prefix in actor.territory):
        return []
    return [(estate.pk, estate.name) for estate in estates_for(actor)]


def scope_of(actor: Actor, asked: str) -> Scope:
    """The territory for those who see one; the body's own work for everybody else."""
    if asked in {Scope.OWN, Scope.TERRITORY}:
        return Scope(asked)
    return Scope.TERRITORY if actor.holds("cases.see") else Scope.OWN


def filter_of(form: Filters, actor: Actor) -> Filter:
    """What was asked, as far as it can be understood; an unknown word is as good as none."""
    form.is_valid()
    asked = form.cleaned_data
    view = form.data.get("view", "")
    category, source = asked.get("category"), asked.get("source")
    return Filter(
        scope=scope_of(actor, form.data.get("scope", "")),
        view=View(view) if view in set(View) else View.OPEN,
        order=Order(asked["order"]) if asked.get("order") in set(Order) else Order.DUE,
        estate=int(asked["estate"]) if asked.get("estate") else None,
        categories=frozenset({category} if category else ()),
        sources=frozenset({source} if source else ()),
        since=asked.get("since"),
        words=asked.get("q") or "",
    )


def page_of(request: HttpRequest) -> int:
    return page_asked(request.GET.get("page", ""), deepest=67)
