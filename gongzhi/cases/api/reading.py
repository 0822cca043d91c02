from typing import Any

from django.http import Http404, HttpRequest
from django.utils.timezone import now
from ninja import Query

from gongzhi.cases.api.inputs import CasesIn, Code
from gongzhi.cases.api.schemas import CaseDetail, CaseOut, LineOut
from gongzhi.cases.api.showing import (
    cases_out,
    for_reporter,
    for_staff,
    line_out,
    told_out,
)
from gongzhi.cases.queries.case import bodies_for, case_for, page_for
from gongzhi.cases.queries.listing import Scope, in_order
from gongzhi.cases.queries.story import staff_story, story_of
from gongzhi.cases.queries.tracking import own_report
from gongzhi.cases.vocabulary import Power
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.rules.admission import SIGNED_IN
from gongzhi.foundation.access.rules.lending import by_token
from gongzhi.foundation.apikit.paging import Page, Paging, paged
from gongzhi.foundation.apikit.routing import Router
from gongzhi.kernel.actor import Actor

router = Router(tags=["诉求"])
SEERS = (Power.SEE, Power.HANDLE, Power.REGISTER)
READING = by_token(Power.SEE, Power.HANDLE)


@router.get("", entrance=SIGNED_IN, token=READING, response=Page[CaseOut], summary="诉求列表")
def cases(request: HttpRequest, paging: Query[Paging], asked: Query[CasesIn]) -> dict[str, Any]:
    actor = actor_of(request)
    found = paged(in_order(actor, asked.wanted(usual_scope(actor)), now=now()), paging)
    return {**found, "items": cases_out(found["items"])}


@router.get("/{code}", entrance=SIGNED_IN, token=READING, response=CaseDetail, summary="一件诉求")
def case(request: HttpRequest, code: Code) -> CaseDetail:
    actor = actor_of(request)
    if works_on_cases(actor):
        page = page_for(actor, code, now())
        return for_staff(page, bodies_for(page))
    return for_reporter(own_report(person_of(actor), code))


@router.get(
    "/{code}/timeline",
    entrance=SIGNED_IN,
    token=READING,
    response=list[LineOut],
    summary="经过，新的在前",
)
def case_timeline(request: HttpRequest, code: Code) -> list[LineOut]:
    """Staff read every act with its actor; reporters what they are told."""
    actor = actor_of(request)
    if works_on_cases(actor):
        return [line_out(line) for line in staff_story(case_for(actor, code))]
    own = own_report(person_of(actor), code)
    return [told_out(line) for line in story_of(own.reporter)]


def works_on_cases(actor: Actor) -> bool:
    """As the pages of the desk ask; everybody else sees his own reports only."""
    return any(actor.holds(power) for power in SEERS)


def usual_scope(actor: Actor) -> Scope:
    if actor.holds(Power.SEE):
        return Scope.TERRITORY
    return Scope.OWN if works_on_cases(actor) else Scope.REPORTED


def person_of(actor: Actor) -> int:
    if actor.person is None:
        raise Http404
    return actor.person
