"""Facts of cases. `told` is what the reporter reads."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from gongzhi.kernel.fact import Fact, code, link, term, words


@dataclass(frozen=True, kw_only=True)
class CaseFact(Fact):
    about: ClassVar[str] = "case"
    phrase: ClassVar[str] = ""
    case: int = link("case")


@dataclass(frozen=True, kw_only=True)
class CaseReported(CaseFact):
    phrase: ClassVar[str] = "{source}收到诉求"
    told: ClassVar[str] = "报事已收到"
    source: str = term("case_source")
    category: str = code(default="")
    photos: int = 0


@dataclass(frozen=True, kw_only=True)
class CasePlaced(CaseFact):
    phrase: ClassVar[str] = "地点核定为{estate}"
    named: ClassVar[str] = "地点核定在小区"
    told: ClassVar[str] = "地点核定为{estate}"
    estate: int = link("estate")


@dataclass(frozen=True, kw_only=True)
class CasePlacedOutside(CaseFact):
    """The place is known and lies in no estate: a road, a park, a market."""

    phrase: ClassVar[str] = "地点核定为{place}（{region}），不在小区里"
    named: ClassVar[str] = "地点核定在小区外"
    told: ClassVar[str] = "地点核定为{place}（{region}）"
    region: int = link("region")
    place: str = words()


@dataclass(frozen=True, kw_only=True)
class CaseMoved(CaseFact):
    """The place is not in this street; the other one finds it and handles the case."""

    phrase: ClassVar[str] = "不在{from_region}，转{to_region}核定地点"
    named: ClassVar[str] = "转别处核定地点"
    told: ClassVar[str] = "事情不在{from_region}，已转{to_region}"
    from_region: int | None = link("region")
    to_region: int = link("region")


@dataclass(frozen=True, kw_only=True)
class CasePlaceCorrected(CaseFact):
    """A place was settled and is the wrong one; where it is instead, the fact after this says."""

    phrase: ClassVar[str] = "地点更正，原来是{before}：{reason}"
    named: ClassVar[str] = "更正地点"
    told: ClassVar[str] = "地点更正，原来是{estate}：{reason}"
    estate: int = link("estate")
    before: str = words()
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class CaseOutsideCorrected(CaseFact):
    """A place was found outside any estate and is the wrong one; the fact after this says where."""

    phrase: ClassVar[str] = "地点更正，原来是{before}，不在小区里：{reason}"
    named: ClassVar[str] = "更正小区外的地点"
    told: ClassVar[str] = "地点更正，原来是{before}：{reason}"
    before: str = words()
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class CaseRecategorised(CaseFact):
    phrase: ClassVar[str] = "类别由“{from_category}”改为“{to_category}”"
    named: ClassVar[str] = "改类别"
    from_category: int | None = link("case_category")
    to_category: int = link("case_category")


@dataclass(frozen=True, kw_only=True)
class CaseAccepted(CaseFact):
    phrase: ClassVar[str] = "受理"
    told: ClassVar[str] = "已受理"
    is_automatic: bool = False


@dataclass(frozen=True, kw_only=True)
class CaseRefused(CaseFact):
    phrase: ClassVar[str] = "不予受理：{reason}。依据{clause}。{explanation}"
    told: ClassVar[str] = "不予受理：{reason}。依据{clause}。{explanation}"
    reason: str = term("case_refusal")
    clause: str = words()
    explanation: str = words()


@dataclass(frozen=True, kw_only=True)
class CaseTransferred(CaseFact):
    phrase: ClassVar[str] = "超出街道职权，转市级办理：{explanation}"
    told: ClassVar[str] = "这件事街道管不了，已转市级办理：{explanation}"
    explanation: str = words()


@dataclass(frozen=True, kw_only=True)
class CaseDispatched(CaseFact):
    phrase: ClassVar[str] = "派给{organisation}，{due_at}前办结（{wording}）"
    named: ClassVar[str] = "派单"
    told: ClassVar[str] = "派给{organisation}办理，{due_at}前办结"
    leg: int
    round: int
    organisation: int = link("organisation")
    rule: int | None = None
    due_at: datetime
    wording: str


@dataclass(frozen=True, kw_only=True)
class LegTakenUp(CaseFact):
    phrase: ClassVar[str] = "{organisation}签收，开始处置"
    told: ClassVar[str] = "{organisation}开始处理"
    leg: int
    organisation: int = link("organisation")


@dataclass(frozen=True, kw_only=True)
class LegReturned(CaseFact):
    phrase: ClassVar[str] = "{organisation}退回：{reason}（{clause}）"
    told: ClassVar[str] = "{organisation}认为不归它办，社区重新安排"
    leg: int
    organisation: int = link("organisation")
    clause: str = words()
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class ReporterContacted(CaseFact):
    phrase: ClassVar[str] = "{channel}联系报事人：{reply}"
    told: ClassVar[str] = "{organisation}{channel}联系你：{reply}"
    organisation: int | None = link("organisation")
    channel: str = term("case_channel")
    is_first: bool
    reply: str = words()


@dataclass(frozen=True, kw_only=True)
class CasePaused(CaseFact):
    phrase: ClassVar[str] = "暂停计时：{reason}。{explanation}，{until_at}恢复"
    told: ClassVar[str] = "先停一停：{reason}。{explanation}，{until_at}继续"
    leg: int
    reason: str = term("case_pause")
    until_at: datetime
    explanation: str = words()


@dataclass(frozen=True, kw_only=True)
class CaseResumed(CaseFact):
    phrase: ClassVar[str] = "恢复计时，{due_at}前办结"
    told: ClassVar[str] = "继续办理，{due_at}前办结"
    leg: int
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class LegFinished(CaseFact):
    phrase: ClassVar[str] = "{organisation}办结送核查：{result}"
    told: ClassVar[str] = "{organisation}办完了：{result}。等人核查"
    leg: int
    organisation: int = link("organisation")
    photos: int
    result: str = words()


@dataclass(frozen=True, kw_only=True)
class CheckFailed(CaseFact):
    phrase: ClassVar[str] = "核查没有通过：{reason}"
    told: ClassVar[str] = "核查没有通过，退回重办：{reason}"
    leg: int
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class CheckPassed(CaseFact):
    """Facts from before the way was asked for hold none, and say nothing of it."""

    phrase: ClassVar[str] = "{way}核查通过{finding}"
    told: ClassVar[str] = "有人{way}核查过了{finding}"
    leg: int
    round: int
    is_timely: bool
    way: str = term("case_check_way", default="")
    photos: int = 0
    finding: str = words()


@dataclass(frozen=True, kw_only=True)
class RatingAsked(CaseFact):
    phrase: ClassVar[str] = "请报事人评价，{until_at}截止"
    told: ClassVar[str] = "等你评价，{until_at}截止；不评价不算满意"
    round: int
    until_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseRated(CaseFact):
    phrase: ClassVar[str] = "{origin}：{outcome}，{satisfaction}。{comment}"
    named: ClassVar[str] = "评价"
    told: ClassVar[str] = "{origin}：{outcome}，{satisfaction}。{comment}"
    round: int
    reporter: int
    origin: str = term("case_rating_origin")
    outcome: str = term("case_outcome")
    satisfaction: str = term("case_satisfaction")
    comment: str = words()


@dataclass(frozen=True, kw_only=True)
class CaseReopened(CaseFact):
    phrase: ClassVar[str] = "报事人说没解决，第 {round} 次办理"
    told: ClassVar[str] = "你说没解决，退回重办，这是第 {round} 次"
    round: int
    leg: int
    organisation: int = link("organisation")
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class RatingLapsed(CaseFact):
    phrase: ClassVar[str] = "到期没有收到评价，记为未评价"
    told: ClassVar[str] = "到期没收到你的评价，记为未评价，不算满意"
    round: int


@dataclass(frozen=True, kw_only=True)
class CaseArchived(CaseFact):
    phrase: ClassVar[str] = "归档"
    told: ClassVar[str] = "已办结归档"


@dataclass(frozen=True, kw_only=True)
class OutsideAnswered(CaseFact):
    """An order from outside came in with its answer: what was done about it before we had it."""

    phrase: ClassVar[str] = "来文所附答复：{reply}"
    told: ClassVar[str] = "来文所附答复：{reply}"
    organisation: int | None = link("organisation")
    finished_at: datetime | None = None
    reply: str = words()


@dataclass(frozen=True, kw_only=True)
class CaseSupplemented(CaseFact):
    phrase: ClassVar[str] = "报事人补充：{text}"
    told: ClassVar[str] = "你补充：{text}"
    photos: int
    draft: str = code(default="")
    """The number the photos waited under: sent again, they are known by it."""
    text: str = words()


@dataclass(frozen=True, kw_only=True)
class CaseUrged(CaseFact):
    phrase: ClassVar[str] = "报事人催办"
    told: ClassVar[str] = "你催办，已告诉承办单位和社区"


@dataclass(frozen=True, kw_only=True)
class CaseJoined(CaseFact):
    phrase: ClassVar[str] = "又有 1 人说也遇到，共 {count} 人"
    named: ClassVar[str] = "又有人遇到同一件"
    told: ClassVar[str] = "又有 1 人说也遇到，共 {count} 人"
    count: int


@dataclass(frozen=True, kw_only=True)
class StreetSpanSet(Fact):
    """`street` has nine digits; `amount` counts in `unit`."""

    about: ClassVar[str] = "category"
    phrase: ClassVar[str] = "定“{category}”办理时限为 {amount} {unit}：{reason}"
    named: ClassVar[str] = "定办理时限"
    category: int = link("case_category")
    street: str = code()
    amount: int
    unit: str = term("span_unit")
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class StreetSpanLifted(Fact):
    about: ClassVar[str] = "category"
    phrase: ClassVar[str] = "“{category}”办理时限改回平台拟的：{reason}"
    category: int = link("case_category")
    street: str = code()
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class CaseOverdue(CaseFact):
    phrase: ClassVar[str] = "到期没有办结，已提醒{organisation}和社区"
    told: ClassVar[str] = "到期没办完，已提醒{organisation}和社区"
    leg: int
    organisation: int = link("organisation")
