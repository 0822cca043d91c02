"""One report as its reporter follows it: state in words, who has it, its story, what to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from gongzhi.cases.commands.report import URGE_AGAIN_AFTER
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.clocks import remaining_of
from gongzhi.cases.queries.progress import IN_WORDS
from gongzhi.cases.queries.tracking import Own
from gongzhi.cases.rules.catalogue import STREET_DIGITS
from gongzhi.cases.vocabulary import BEFORE_DISPATCH, CLOSED, CaseState
from gongzhi.facts.cases import (
    CaseDispatched,
    CaseOverdue,
    CasePaused,
    CaseRefused,
    CaseTransferred,
)
from gongzhi.foundation.access.unmasking import Look
from gongzhi.foundation.duties.arrangements import Telling
from gongzhi.foundation.journal.reading import Line
from gongzhi.foundation.web.rules.moments import touch_deadline, touch_moment
from gongzhi.foundation.web.values import Fact
from gongzhi.kernel.remaining import Remaining

if TYPE_CHECKING:
    from gongzhi.cases.models import Leg
    from gongzhi.parties.models import Organisation

WITH_LEAD = frozenset(
    {CaseState.DISPATCHED, CaseState.HANDLING, CaseState.PAUSED, CaseState.REOPENED}
)
BEGUN_BY = {
    CaseState.PAUSED: CasePaused.kind(),
    CaseState.REFUSED: CaseRefused.kind(),
    CaseState.TRANSFERRED: CaseTransferred.kind(),
}
SETTLED = frozenset({CaseState.ARCHIVED, CaseState.AWAITING_RATING, CaseState.CHECKED})
WITHOUT_RESULT = frozenset({CaseState.REFUSED, CaseState.TRANSFERRED})


@dataclass(frozen=True, kw_only=True)
class Head:
    title: str
    words: str = ""
    is_late: bool = False
    is_done: bool = False
    is_over: bool = False


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Who has it now; of what is not done here, whom to ask (`lead`)."""

    name: str
    lead: str = "现在在谁手里"
    note: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """A line of the story; the words within it are said already."""

    at: datetime
    told: str
    late: bool = False
    note: str = ""
    is_erased: bool = False
    words: dict[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        return self.told


@dataclass(frozen=True, kw_only=True)
class Urging:
    """`may` now; else `words` say why not, empty where urging makes no sense."""

    may: bool
    words: str = ""


def head_of(own: Own, lines: Sequence[Line], now: datetime) -> Head:
    """`lines` is its story: a stop or an end without a result says its reason at the head."""
    case, state = own.case, CaseState(own.case.state)
    left = remaining_of(case, Telling(now))
    if case.due_at is not None and left is not None and left.is_over:
        after = f"（{own.lead.wording}）" if own.lead else ""
        by = touch_deadline(case.due_at, now)
        return Head(
            title=f"已超时 {left.plainly}" if left.length else "已到期，还没办结",
            words=f"应在{by} 前办结{after}",
            is_late=True,
        )
    return Head(
        title=_title(own, state),
        words=_reason(lines, state) or _words(own, state, left, now),
        is_late=_is_unanswered(own, state, now),
        is_done=state in SETTLED,
        is_over=state in WITHOUT_RESULT,
    )


def _title(own: Own, state: CaseState) -> str:
    who = own.case.lead.short_name if own.case.lead else "社区"
    if state is CaseState.AWAITING_RATING:
        return "等你评价" if own.answer is None else "你已评价"
    return {
        CaseState.PLACE_UNKNOWN: "正在核实地点",
        CaseState.PENDING: "已收到，等社区受理",
        CaseState.ACCEPTED: "已受理，正在安排",
        CaseState.DISPATCHED: f"已派给{who}",
        CaseState.HANDLING: f"{who}在办",
        CaseState.AWAITING_CHECK: "办完了，等人核查",
        CaseState.REOPENED: f"退回重办，第 {own.case.round_number} 次",
    }.get(state, IN_WORDS[state])


def _words(own: Own, state: CaseState, left: Remaining | None, now: datetime) -> str:
    case = own.case
    if state in BEFORE_DISPATCH:
        return _answer_words(own, now)
    if state is CaseState.AWAITING_RATING and own.answer is None:
        until = own.rating_until_at
        return f"{touch_deadline(until, now)} 前有效；不评价不算满意" if until else "不评价不算满意"
    if state is CaseState.AWAITING_RATING:
        return "等其他报事人评价后归档"
    if case.due_at is not None and left is not None:
        return f"{touch_deadline(case.due_at, now)} 前办结，还有 {left.plainly}"
    return ""


def _reason(lines: Sequence[Line], state: CaseState) -> str:
    """As the story told it when this state began, without the title that stands above it."""
    kind = BEGUN_BY.get(state)
    told = next((line.told for line in lines if line.kind == kind), "")
    return told.removeprefix(f"{IN_WORDS[state]}：")


def _is_unanswered(own: Own, state: CaseState, now: datetime) -> bool:
    """Nobody was in touch in time, and nobody handles it yet."""
    due_at = own.case.response_due_at
    owed = due_at is not None and own.case.responded_at is None and due_at < now
    return owed and state in BEFORE_DISPATCH


def _answer_words(own: Own, now: datetime) -> str:
    """Who joined is not told that he was reached: most likely it was the first."""
    due_at, answered_at = own.case.response_due_at, own.case.responded_at
    if answered_at is not None:
        whom = "你" if own.reporter.is_first else "报事人"
        return f"{touch_moment(answered_at, now)} 联系过{whom}"
    if due_at is None:
        return "受理后在这里告诉你"
    if due_at < now:
        return f"应在{touch_deadline(due_at, now)} 前联系你，已超时"
    return f"{touch_deadline(due_at, now)} 前有人联系你"


def holder_of(own: Own, community: "Organisation | None", now: datetime) -> Holder | None:
    """The body that handles it; before and while it is checked, the community."""
    state = CaseState(own.case.state)
    if state in WITH_LEAD and own.lead is not None:
        body = own.lead.organisation
        return Holder(name=body.short_name, note=_taken_up(own.lead, now), phone=body.phone)
    if community is None or state in SETTLED:
        return None
    if state in CLOSED:
        return Holder(
            name=community.short_name,
            lead="有疑问找谁",
            note="想不通、有新情况，都可以问",
            phone=community.phone,
        )
    note = "派人到场核查" if state is CaseState.AWAITING_CHECK else "受理、派单"
    return Holder(name=community.short_name, note=note, phone=community.phone)


def _taken_up(leg: "Leg", now: datetime) -> str:
    if leg.taken_up_at is None:
        return "还没签收"
    return f"{touch_moment(leg.taken_up_at, now)} 签收"


def same_place(own: Own) -> str:
    """What another report starts from: the estate, else the street. Never a printed code, for it
    proves that one stands there."""
    return own.case.estate.code if own.case.estate else own.case.region_code[:STREET_DIGITS]


def story(lines: Iterable[Line], legs: Iterable["Leg"]) -> list[Told]:
    """The reason for a body stands under the line that gave it the case."""
    reasons = {leg.dispatched_at: why_words(leg) for leg in legs}
    return [
        Told(
            at=line.at,
            told=line.told,
            late=line.kind == CaseOverdue.kind(),
            note=reasons.get(line.at, "") if line.kind == CaseDispatched.kind() else "",
            is_erased=line.is_erased,
        )
        for line in lines
    ]


def why_words(leg: "Leg") -> str:
    """Why this body: the clause, the rule by its number, the words that spoke for it."""
    why = leg.why
    if not why.get("rule"):
        return "为什么是它：社区研判后安排"
    clause = f"{why['clause']}，" if why.get("clause") else ""
    return f"为什么是它：{why.get('name', '')}（{clause}派单规则第 {why['rule']} 条）"


def facts_of(own: Own, looks: Sequence[Look], now: datetime) -> list[Fact]:
    category = catalogue().categories.get(own.case.category)
    shown = "对承办单位隐藏，社区可见" if own.reporter.is_shielded else "承办单位可见"
    facts = [
        Fact("编号", own.case.code),
        Fact("位置", own.place or "社区核实中"),
        Fact("类别", category.name if category else "社区研判中"),
        Fact("我的姓名", shown),
        Fact("谁看过", _looks_words(looks, now)),
    ]
    if own.case.round_number > 1:
        facts.append(Fact("办理次数", f"第 {own.case.round_number} 次"))
    return facts


def _looks_words(looks: Sequence[Look], now: datetime) -> str:
    """Who asked to see the name or number in full since the report, the last one by name."""
    if not looks:
        return "至今无人查看我的完整姓名和电话"
    last = looks[0]
    words = f"{touch_moment(last.at, now)} {last.who}查看了{last.field.label}"
    return f"{words}，共 {len(looks)} 次" if len(looks) > 1 else words


def urging_of(own: Own, urged_at: datetime | None, now: datetime) -> Urging:
    if own.case.state in CLOSED | SETTLED:
        return Urging(may=False)
    again_at = urged_at + URGE_AGAIN_AFTER if urged_at else None
    if again_at is not None and now < again_at:
        return Urging(may=False, words=f"已催办，{touch_deadline(again_at, now)} 后可以再催")
    return Urging(may=True, words="催办同时发给承办单位和社区，24 小时一次")
