"""Values the case pages of staff show, the same on the desk and on the phone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse

from gongzhi.cases.pages.acts import BY_ACT, BY_NOUN, PAGES
from gongzhi.cases.queries.case import CasePage
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.clocks import remaining_of, triage_duties
from gongzhi.cases.queries.photos import shots
from gongzhi.cases.vocabulary import (
    BEFORE_DISPATCH,
    CLOCK_RUNS,
    ICON_OF_STATE,
    CaseState,
    LegRole,
    LegState,
    Source,
    WorkPhoto,
)
from gongzhi.foundation.duties.arrangements import Telling
from gongzhi.foundation.files.queries import files_of_many
from gongzhi.foundation.web.rules.moments import desk_stamp
from gongzhi.foundation.web.values import Mark, Photo, Power, Step
from gongzhi.kernel.ref import Ref
from gongzhi.kernel.remaining import Remaining

if TYPE_CHECKING:
    from gongzhi.cases.models import Case, Leg
    from gongzhi.foundation.duties.models import Duty
    from gongzhi.foundation.files.models import StoredFile

STEP_OF_STATE = {
    CaseState.PLACE_UNKNOWN: 0,
    CaseState.PENDING: 0,
    CaseState.ACCEPTED: 1,
    CaseState.DISPATCHED: 2,
    CaseState.REOPENED: 2,
    CaseState.HANDLING: 2,
    CaseState.PAUSED: 2,
    CaseState.AWAITING_CHECK: 3,
    CaseState.CHECKED: 4,
    CaseState.AWAITING_RATING: 4,
    CaseState.ARCHIVED: 5,
}
BESIDES = ("callback", "contact", "category")
PAUSED_STATE, DONE_STATE, OPEN_STATE = "paused", "done", "open"


def clock_state(state: str) -> str:
    """How the due chip should read a case's state."""
    if state == CaseState.PAUSED:
        return PAUSED_STATE
    return OPEN_STATE if state in CLOCK_RUNS else DONE_STATE


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """One line of a list."""

    code: str
    title: str
    url: str
    others: int
    place: str
    source: str
    lead: str
    icon: str
    state_label: str
    response: str
    unanswered: bool
    due_at: datetime | None
    state: str
    updated_at: datetime
    left: Remaining | None
    undated: str


def rows(cases: Iterable["Case"], now: datetime) -> list[CaseRow]:
    """Before dispatch the clock that runs is that of accepting or dispatching it."""
    cases, telling = list(cases), Telling(now)
    waiting = [case.pk for case in cases if case.state in BEFORE_DISPATCH]
    duties = triage_duties(waiting)
    return [_row(case, duties.get(case.pk), telling) for case in cases]


def _row(case: "Case", duty: "Duty | None", telling: Telling) -> CaseRow:
    now = telling.now
    waiting = case.responded_at is None
    took = (case.responded_at or now) - case.reported_at
    late = bool(case.response_due_at and waiting and case.response_due_at < now)
    return CaseRow(
        code=case.code,
        title=case.title,
        url=reverse("cases_desk:case", args=[case.code]),
        others=max(case.reporter_count - 1, 0),
        place=case.place_name,
        source=Source(case.source).label,
        lead=case.lead.short_name if case.lead else "",
        icon=ICON_OF_STATE[CaseState(case.state)],
        state_label=CaseState(case.state).label,
        response="未响应" if waiting else length_told(took),
        unanswered=late,
        due_at=duty.due_at if duty else case.due_at,
        state=OPEN_STATE if duty else clock_state(case.state),
        updated_at=case.updated_at,
        left=_left(case, duty, telling),
        undated="派单后起算" if case.state in BEFORE_DISPATCH else "无时限",
    )


def _left(case: "Case", duty: "Duty | None", telling: Telling) -> Remaining | None:
    if duty is None:
        return remaining_of(case, telling)
    return telling.remaining(duty.due_at, duty.span_unit, case.region_code)


def length_told(length: timedelta) -> str:
    """13 时 42 分: nothing that could be read as a time of day."""
    minutes = max(int(length.total_seconds()) // 60, 0)
    hours, rest = divmod(minutes, 60)
    return f"{hours} 时 {rest:02d} 分" if hours else f"{rest} 分"


def steps(page: CasePage, now: datetime) -> list[Step]:
    """受理 派单 办理 核查 评价, each with its moment; none where the case ended outside them."""
    case, lead = page.case, page.lead
    if case.state in {CaseState.REFUSED, CaseState.TRANSFERRED}:
        return []
    at = STEP_OF_STATE[CaseState(case.state)]
    late = bool(case.due_at and case.due_at < now and clock_state(case.state) == OPEN_STATE)
    notes = [
        desk_stamp(case.accepted_at, now) if case.accepted_at else "",
        lead.organisation.short_name if lead else "",
        f"第 {case.round_number} 次" if case.round_number > 1 else "",
        "非承办人",
        "",
    ]
    labels = ("受理", "派单", "办理", "核查", "评价")
    return [
        Step(label, _mark(number, at, late), note)
        for number, (label, note) in enumerate(zip(labels, notes, strict=True))
    ]


def _mark(number: int, at: int, late: bool) -> Mark:  # noqa: FBT001
    if number < at:
        return Mark.DONE
    if number > at:
        return Mark.AHEAD
    return Mark.LATE if late else Mark.NOW


def powers(page: CasePage, prefix: str) -> list[Power]:
    """What moves the case on, what moves nothing, what ends or undoes it; last what cannot be."""
    offered = [(BY_ACT[act.act], act.why_not) for act in page.acts if act.act in BY_ACT]
    offered += [(BY_NOUN[noun], "") for noun in BESIDES if noun in page.besides]
    offered.sort(key=lambda each: (bool(each[1]), each[0].danger, PAGES.index(each[0])))
    return [
        Power(str(one.verb), one.icon, f"{prefix}/{one.noun}", why_not) for one, why_not in offered
    ]


def main_act(page: CasePage, prefix: str) -> Power | None:
    """The first thing this actor can do here: the page's one dark button."""
    return next((power for power in powers(page, prefix) if not power.why_not), None)


def reasons(page: CasePage) -> list[str]:
    """为什么派到这里, in the order it was decided."""
    routing, told = page.case.routing, []
    category = catalogue().categories.get(page.case.category)
    if category:
        told.append(f"类别：{category.name}，位置：{page.case.place_name or '待核'}")
    if routing.get("words"):
        told.append(f"原文里有“{'”“'.join(routing['words'])}”，所以归入这一类")
    if routing.get("rule"):
        told.append(f"派单规则第 {routing['rule']} 条：{routing['name']}")
    elif routing:
        told.append(str(routing["name"]))
    if page.lead:
        told.append(f"主办：{page.lead.organisation.short_name}，{page.lead.wording}")
    return told


@dataclass(frozen=True, kw_only=True)
class LegShown:
    name: str
    role: str
    handler: str
    note: str
    due_at: datetime | None
    state: str
    left: Remaining | None
    ended: str
    late: bool
    used: float
    clock_words: str
    icon: str
    state_label: str
    result: str


def legs(page: CasePage, now: datetime) -> list[LegShown]:
    telling = Telling(now)
    return [_leg(leg, page.case.region_code, telling) for leg in page.legs]


def _leg(leg: "Leg", region_code: str, telling: Telling) -> LegShown:
    now = telling.now
    state = {
        LegState.PAUSED: PAUSED_STATE,
        LegState.CHECKED: DONE_STATE,
        LegState.RETURNED: DONE_STATE,
    }.get(LegState(leg.state), OPEN_STATE)
    whole = max((leg.due_at - leg.dispatched_at).total_seconds(), 1)
    used = min(((leg.checked_at or now) - leg.dispatched_at).total_seconds() / whole, 1)
    return LegShown(
        name=leg.organisation.short_name,
        role=LegRole(leg.role).label,
        handler=leg.handler.name if leg.handler else "",
        note=f"第 {leg.round.number} 次，{desk_stamp(leg.dispatched_at, now)} 派单",
        due_at=leg.due_at,
        state=state,
        left=telling.remaining(leg.due_at, leg.span_unit, region_code),
        ended=_ended(leg),
        late=state == OPEN_STATE and leg.due_at < now,
        used=max(used, 0),
        clock_words=leg.wording,
        icon={DONE_STATE: "ok", PAUSED_STATE: "pause"}.get(state, "half"),
        state_label=LegState(leg.state).label,
        result=leg.result,
    )


def _ended(leg: "Leg") -> str:
    """How its clock ended: by returning, in time, or late."""
    if leg.state == LegState.RETURNED:
        return "已退回"
    if leg.checked_at is None:
        return ""
    return "按时办结" if leg.checked_at <= leg.due_at else "超期办结"


@dataclass(frozen=True, kw_only=True)
class Pictures:
    """Photos of the report, and those of the legs as `Shots` orders them."""

    report: list[Photo]
    before: Photo | None
    after: Photo | None
    extra: list[Photo]
    check: list[Photo]


def pictures(page: CasePage) -> Pictures:
    """One query a kind of owner."""
    found = files_of_many(page.photo_owners)
    of_case = found[Ref("case", page.case.pk)]
    lead = page.lead
    rounds = {file.pk: leg.round.number for leg in page.legs for file in found[Ref("leg", leg.pk)]}
    of_legs = shots(
        found[Ref("leg", lead.pk)] if lead else (),
        (file for leg in page.legs if leg is not lead for file in found[Ref("leg", leg.pk)]),
    )
    return Pictures(
        report=[_photo(file, "现场照片") for file in of_case if file.is_picture],
        before=work_photo(of_legs.before) if of_legs.before else None,
        after=work_photo(of_legs.after) if of_legs.after else None,
        extra=[_of_round(file, rounds.get(file.pk, 0), page) for file in of_legs.extra],
        check=[work_photo(file) for file in of_legs.check],
    )


def _of_round(file: "StoredFile", number: int, page: CasePage) -> Photo:
    """An earlier round's says so: its pictures stand among those of the round in hand."""
    label = WorkPhoto(file.purpose).label
    is_earlier = 0 < number < page.case.round_number
    return _photo(file, label, f"第 {number} 次{label}" if is_earlier else label)


def work_photo(file: "StoredFile") -> Photo:
    label = WorkPhoto(file.purpose).label
    return _photo(file, label, label)


def _photo(file: "StoredFile", what: str, note: str = "") -> Photo:
    return Photo(
        url=file.full_url,
        thumb=file.thumbnail_url or file.full_url,
        alt=what,
        note=note,
        at=file.taken_at or file.uploaded_at,
    )
