"""Acts of staff: triage, handling, checking."""

from typing import Any

from django.http import HttpRequest
from django.utils.timezone import now

from gongzhi.cases.api.inputs import (
    CategoryIn,
    Code,
    ContactIn,
    DispatchIn,
    ExplanationIn,
    FindingIn,
    PauseIn,
    PlaceIn,
    ReasonIn,
    RefusalIn,
    ResultIn,
    ReturnIn,
)
from gongzhi.cases.api.photos import photos_of
from gongzhi.cases.api.schemas import MovedOut
from gongzhi.cases.api.showing import moved_out
from gongzhi.cases.commands.check import fail_check, pass_check
from gongzhi.cases.commands.contact import contact_reporter
from gongzhi.cases.commands.leg import (
    dispatch_case,
    finish_leg,
    pause_leg,
    resume_leg,
    return_leg,
    take_up_leg,
)
from gongzhi.cases.commands.place import move_case, place_case, place_outside
from gongzhi.cases.commands.triage import (
    accept_case,
    recategorise_case,
    refuse_case,
    transfer_case,
)
from gongzhi.cases.queries.case import case_for
from gongzhi.cases.vocabulary import Power
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.rules.admission import by_power
from gongzhi.foundation.apikit.routing import Router
from gongzhi.kernel.errors import RuleBroken
from gongzhi.parties.queries import organisations_near
from gongzhi.territory.queries import estate_of_code, spot_of_estate

router = Router(tags=["办理"])
TRIAGING, HANDLING = by_power(Power.TRIAGE), by_power(Power.HANDLE)
CHECKING, SPEAKING = by_power(Power.CHECK), by_power(Power.TRIAGE, Power.HANDLE)


@router.post("/{code}/acceptance", entrance=TRIAGING, response=MovedOut, summary="受理")
def acceptance(request: HttpRequest, code: Code) -> MovedOut:
    return moved_out(accept_case(code, actor=actor_of(request), now=now()))


@router.post("/{code}/refusal", entrance=TRIAGING, response=MovedOut, summary="不予受理")
def refusal(request: HttpRequest, code: Code, told: RefusalIn) -> MovedOut:
    return moved_out(refuse_case(code, **told.dict(), actor=actor_of(request), now=now()))


@router.post("/{code}/transfer", entrance=TRIAGING, response=MovedOut, summary="转市级")
def transfer(request: HttpRequest, code: Code, told: ExplanationIn) -> MovedOut:
    return moved_out(transfer_case(code, **told.dict(), actor=actor_of(request), now=now()))


@router.post("/{code}/dispatch", entrance=TRIAGING, response=MovedOut, summary="派单")
def dispatch(request: HttpRequest, code: Code, told: DispatchIn) -> MovedOut:
    """To a body of that place, as the page offers them."""
    actor = actor_of(request)
    near = organisations_near(case_for(actor, code).region_code)
    body = near.filter(pk=told.organisation).first()
    if body is None:
        raise RuleBroken("这个地方没有这个组织，从诉求详情的 bodies 里选", field="organisation")
    return moved_out(dispatch_case(code, body, actor=actor, now=now()))


@router.post("/{code}/place", entrance=TRIAGING, response=MovedOut, summary="核定地点")
def place(request: HttpRequest, code: Code, told: PlaceIn) -> MovedOut:
    """To an estate of the street the case came in at; or outside any, with words saying where;
    or to another street, which then finds the place. Before dispatch a wrong place is corrected
    the same way, with a reason."""
    actor = actor_of(request)
    street = case_for(actor, code).street_code
    how: Any = {"reason": told.reason, "actor": actor, "now": now()}
    if told.street:
        return moved_out(move_case(code, told.street, **how))
    if not told.estate:
        community, words = told.community, told.place_text
        return moved_out(place_outside(code, community=community, words=words, **how))
    estate = estate_of_code(told.estate)
    if estate is None or not estate.region_code.startswith(street):
        raise RuleBroken("本街道没有这个小区编号", field="estate")
    spot = spot_of_estate(estate, detail=told.place_text)
    return moved_out(place_case(code, spot, **how))


@router.post("/{code}/category", entrance=TRIAGING, response=MovedOut, summary="改类别")
def category(request: HttpRequest, code: Code, told: CategoryIn) -> MovedOut:
    return moved_out(recategorise_case(code, told.category, actor=actor_of(request), now=now()))


@router.post("/{code}/taking-up", entrance=HANDLING, response=MovedOut, summary="签收")
def taking_up(request: HttpRequest, code: Code) -> MovedOut:
    return moved_out(take_up_leg(code, actor=actor_of(request), now=now()))


@router.post("/{code}/return", entrance=HANDLING, response=MovedOut, summary="退回")
def return_(request: HttpRequest, code: Code, told: ReturnIn) -> MovedOut:
    return moved_out(return_leg(code, **told.dict(), actor=actor_of(request), now=now()))


@router.post("/{code}/pause", entrance=HANDLING, response=MovedOut, summary="暂停计时")
def pause(request: HttpRequest, code: Code, told: PauseIn) -> MovedOut:
    return moved_out(pause_leg(code, **told.dict(), actor=actor_of(request), now=now()))


@router.post("/{code}/resumption", entrance=HANDLING, response=MovedOut, summary="恢复计时")
def resumption(request: HttpRequest, code: Code) -> MovedOut:
    return moved_out(resume_leg(code, actor=actor_of(request), now=now()))


@router.post("/{code}/result", entrance=HANDLING, response=MovedOut, summary="办完，送核查")
def result(request: HttpRequest, code: Code, told: ResultIn) -> MovedOut:
    actor = actor_of(request)
    case = finish_leg(
        code,
        result=told.result,
        before=photos_of(told.before, actor),
        after=photos_of(told.after, actor),
        actor=actor,
        now=now(),
    )
    return moved_out(case)


@router.post("/{code}/contact", entrance=SPEAKING, response=MovedOut, summary="记录联系")
def contact(request: HttpRequest, code: Code, told: ContactIn) -> MovedOut:
    return moved_out(contact_reporter(code, **told.dict(), actor=actor_of(request), now=now()))


@router.post("/{code}/check", entrance=CHECKING, response=MovedOut, summary="核查通过")
def check(request: HttpRequest, code: Code, told: FindingIn) -> MovedOut:
    actor = actor_of(request)
    case = pass_check(
        code,
        finding=told.finding,
        way=told.way,
        photos=photos_of(told.photos, actor),
        actor=actor,
        now=now(),
    )
    return moved_out(case)


@router.post("/{code}/check-failure", entrance=CHECKING, response=MovedOut, summary="核查退回")
def check_failure(request: HttpRequest, code: Code, told: ReasonIn) -> MovedOut:
    return moved_out(fail_check(code, **told.dict(), actor=actor_of(request), now=now()))
