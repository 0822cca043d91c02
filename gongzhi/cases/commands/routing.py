"""Routing: propose who should handle a case; where the rule says so, give it to them at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from gongzhi.cases.commands import clocks
from gongzhi.cases.commands.leg import dispatch
from gongzhi.cases.commands.triage import accept, transfer
from gongzhi.cases.models import Case
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.leads import NEEDS_ESTATE, lead_for
from gongzhi.cases.queries.placing import is_placed
from gongzhi.cases.rules.catalogue import RoutingRule
from gongzhi.cases.rules.routing import Matter, Routing, outside_estates, route
from gongzhi.cases.rules.suggesting import is_clear, suggest
from gongzhi.cases.vocabulary import BEFORE_DISPATCH, CaseState, LeadRole
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day

if TYPE_CHECKING:
    from gongzhi.parties.models import Organisation

CHOSEN = {"category": "", "words": [], "clear": True, "near": ""}
"""What is kept of a category that a person chose."""
ASKS_WHERE = NEEDS_ESTATE | {LeadRole.TRIAGE}
"""Whom only the place can tell; where nobody knows who, the place may be what is missing."""


@transaction.atomic
def route_case(case_id: int, *, actor: Actor, now: datetime) -> Case:
    """Keep the proposal with its reasons on the case; an automatic rule is carried out as well."""
    case = _held(case_id)
    if case.state not in BEFORE_DISPATCH:
        return case
    routing, organisation = _proposed(case, actor, now)
    is_clear_enough = routing.is_automatic and case.routing["clear"]
    if is_clear_enough and case.state == CaseState.PENDING:
        _carry_out(case, routing, organisation, actor, now)
    return case


@transaction.atomic
def propose_again(case_id: int, *, actor: Actor, now: datetime) -> Case:
    """After another category: the proposal alone. Whoever corrected it carries it out himself, for
    what a rule does at once, 转市级 among it, nothing takes back."""
    case = _held(case_id)
    if case.state in BEFORE_DISPATCH:
        _proposed(case, actor, now)
    return case


def _held(case_id: int) -> Case:
    return Case.objects.select_for_update(of=("self",)).select_related("estate").get(pk=case_id)


def _proposed(case: Case, actor: Actor, now: datetime) -> "tuple[Routing, Organisation | None]":
    """Kept on the case, with the state that follows; what was accepted stays so."""
    why, placed = categorise(case), is_placed(case)
    routing = route(_matter(case), _rules_for(case, placed=placed))
    organisation = lead_for(
        routing, region_code=case.region_code, estate=case.estate_id, day=local_day(now)
    )
    case.routing = _kept(routing, organisation) | why
    if case.state != CaseState.ACCEPTED:
        is_waiting = not placed and routing.role in ASKS_WHERE
        case.state = CaseState.PLACE_UNKNOWN if is_waiting else CaseState.PENDING
        clocks.start_acceptance(case, actor=actor, now=now)
    clocks.start_response(case, actor=actor, now=now)
    case.save(update_fields=["category", "line", "routing", "state", "response_due_at"])
    return routing, organisation


def _carry_out(
    case: Case, routing: Routing, organisation: "Organisation | None", actor: Actor, now: datetime
) -> None:
    if routing.role is LeadRole.CITY:
        transfer(case, routing.rule.clause if routing.rule else "", actor=actor, now=now)
    elif organisation is not None:
        accept(case, is_automatic=True, actor=actor, now=now)
        dispatch(case, organisation, actor=actor, now=now)


def categorise(case: Case) -> dict[str, Any]:
    """A category the reporter left open is taken from his words, and why is kept; his own choice,
    or that of a person since, stands. What is not clear no rule carries out by itself."""
    if case.category:
        kept = {key: case.routing.get(key) for key in CHOSEN}
        return kept if kept["category"] == case.category else CHOSEN | {"category": case.category}
    kind = case.facility.kind if case.facility else ""
    known = catalogue().categories
    found = suggest(case.text, title=case.title, facility_kind=kind, categories=known.values())
    chosen = known[found[0].category if found else "other"]
    case.category, case.line = chosen.code, chosen.line
    return {
        "category": chosen.code,
        "words": list(found[0].words) if found else [],
        "clear": is_clear(found),
        "near": found[1].category if found and found[1:] and not is_clear(found) else "",
    }


def _rules_for(case: Case, *, placed: bool) -> Sequence[RoutingRule]:
    """A known place without an estate lies outside any; of an unknown one nothing is ruled out."""
    rules = catalogue().rules
    if case.estate_id is None and placed:
        return outside_estates(rules)
    return rules


def _matter(case: Case) -> Matter:
    return Matter(
        category=case.category,
        line=case.line,
        source=case.source,
        text=case.text,
        region_code=case.region_code,
        service_mode=case.estate.service if case.estate else None,
    )


def _kept(routing: Routing, organisation: "Organisation | None") -> dict[str, Any]:
    return {
        "rule": routing.rule.number if routing.rule else None,
        "name": routing.rule.name if routing.rule else "没有规则适用，由人工研判",
        "clause": routing.rule.clause if routing.rule else "",
        "role": routing.role.value,
        "line": routing.line,
        "organisation": organisation.pk if organisation else None,
        "automatic": routing.is_automatic,
    }
