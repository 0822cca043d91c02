"""Where a report stands, in a resident's words: one row of a list, and the head of its page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from gongzhi.cases.models import Case
from gongzhi.cases.queries.clocks import remaining_of
from gongzhi.cases.queries.naming import title_told
from gongzhi.cases.vocabulary import CLOCK_RUNS, CaseState
from gongzhi.foundation.duties.arrangements import Telling
from gongzhi.foundation.web.rules.moments import touch_day, touch_deadline, touch_moment
from gongzhi.foundation.web.rules.steps import five_steps
from gongzhi.foundation.web.values import Step
from gongzhi.kernel.remaining import Remaining

AT_STEP = {
    CaseState.PLACE_UNKNOWN: 0,
    CaseState.PENDING: 0,
    CaseState.ACCEPTED: 1,
    CaseState.DISPATCHED: 2,
    CaseState.HANDLING: 2,
    CaseState.PAUSED: 2,
    CaseState.REOPENED: 2,
    CaseState.AWAITING_CHECK: 3,
    CaseState.CHECKED: 3,
    CaseState.AWAITING_RATING: 4,
    CaseState.ARCHIVED: 5,
}
IN_WORDS = {
    CaseState.PLACE_UNKNOWN: "核实地点",
    CaseState.PENDING: "等受理",
    CaseState.ACCEPTED: "已受理",
    CaseState.DISPATCHED: "已派单",
    CaseState.HANDLING: "办理中",
    CaseState.PAUSED: "先停一停",
    CaseState.AWAITING_CHECK: "等核查",
    CaseState.CHECKED: "核查通过",
    CaseState.AWAITING_RATING: "待你评价",
    CaseState.REOPENED: "退回重办",
    CaseState.ARCHIVED: "已办结",
    CaseState.REFUSED: "不予受理",
    CaseState.TRANSFERRED: "已转市级",
}
ENDED = frozenset(
    {
        CaseState.CHECKED,
        CaseState.AWAITING_RATING,
        CaseState.ARCHIVED,
        CaseState.REFUSED,
        CaseState.TRANSFERRED,
    }
)


@dataclass(frozen=True, kw_only=True)
class CaseShown:
    """A row; `state` is the shape of its tag, not the case's own state.

    Of what is over, the note says how it ended; it needs no steps.
    """

    title: str
    url: str
    note: str
    due_at: datetime | None
    state: str
    state_label: str
    left: Remaining | None
    steps: Sequence[Step]


def case_shown(case: Case, telling: Telling, *, answered: bool = False) -> CaseShown:
    """A case read with its clock."""
    state, now = CaseState(case.state), telling.now
    return CaseShown(
        title=title_told(case),
        url=f"/m/reports/{case.code}",
        note=_note(case, state, now),
        due_at=case.due_at if state in CLOCK_RUNS else None,
        state=_shape(state),
        state_label=state_words(state, answered=answered),
        left=remaining_of(case, telling),
        steps=[] if state is CaseState.ARCHIVED else steps_of(case, now),
    )


def shown_to_others(case: Case, telling: Telling) -> CaseShown:
    """To whoever has no part in it yet: he is not the one whose rating is waited for."""
    shown = case_shown(case, telling)
    if case.state != CaseState.AWAITING_RATING:
        return shown
    who = case.lead.short_name if case.lead else "社区"
    return replace(shown, state_label="等评价", note=f"{who}办完，核查通过，等报事人评价")


def state_words(state: CaseState, *, answered: bool) -> str:
    if state is CaseState.AWAITING_RATING and answered:
        return "你已评价"
    return IN_WORDS[state]


def steps_of(case: Case, now: datetime) -> list[Step]:
    """None for what was not taken up here."""
    at = AT_STEP.get(CaseState(case.state))
    return [] if at is None else five_steps(at, late=is_late(case, now))


def is_late(case: Case, now: datetime) -> bool:
    return case.state in CLOCK_RUNS and case.due_at is not None and case.due_at < now


def _shape(state: CaseState) -> str:
    if state is CaseState.PAUSED:
        return "paused"
    return "done" if state in ENDED else "open"


def _note(case: Case, state: CaseState, now: datetime) -> str:
    who = case.lead.short_name if case.lead else "社区"
    if state in CLOCK_RUNS and case.due_at is not None:
        return _due_note(case.due_at, state, who, now)
    reported = f"{touch_moment(case.reported_at, now)} 报"
    if case.closed_at is not None and state is CaseState.ARCHIVED:
        return f"{who}办完，{touch_day(case.closed_at, now)} 归档"
    return {
        CaseState.PLACE_UNKNOWN: f"{reported}，社区在核实地点",
        CaseState.PENDING: f"{reported}，等社区受理",
        CaseState.ACCEPTED: f"{reported}，正在安排承办单位",
        CaseState.PAUSED: f"{who}在办，原因见经过",
        CaseState.CHECKED: f"{who}办完，核查通过",
        CaseState.AWAITING_RATING: f"{who}办完，核查通过，等你说解决没有",
        CaseState.REFUSED: f"{reported}，理由见经过",
        CaseState.TRANSFERRED: f"{reported}，街道管不了，已转出",
    }.get(state, reported)


def _due_note(due_at: datetime, state: CaseState, who: str, now: datetime) -> str:
    by = touch_deadline(due_at, now)
    doing = "办完，等人核查" if state is CaseState.AWAITING_CHECK else "在办"
    if due_at < now:
        return f"{who}{doing}，应于{by} 前办结"
    return f"{who}{doing}，{by} 前办结"
