"""Facts of duties and of the calendar they run by."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from gongzhi.kernel.fact import Fact, code, link, words


@dataclass(frozen=True, kw_only=True)
class DutyFact(Fact):
    """`ref_kind` and `ref_id` say what the duty is about, `duty_kind` what is to be done."""

    about: ClassVar[str] = "duty"
    phrase: ClassVar[str] = ""
    duty: int = link("duty")
    duty_kind: str = code()
    ref_kind: str = code()
    ref_id: int


@dataclass(frozen=True, kw_only=True)
class DutyBegun(DutyFact):
    phrase: ClassVar[str] = "责任“{duty}”开始计时，{due_at}到期"
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class DutyPaused(DutyFact):
    phrase: ClassVar[str] = "责任“{duty}”暂停计时：{why}"
    reason: str = code()
    why: str = words()


@dataclass(frozen=True, kw_only=True)
class DutyResumed(DutyFact):
    phrase: ClassVar[str] = "责任“{duty}”恢复计时，{due_at}到期"
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class DutyExtended(DutyFact):
    phrase: ClassVar[str] = "责任“{duty}”延期至{due_at}：{why}"
    named: ClassVar[str] = "责任延期"
    amount: int
    due_at: datetime
    reason: str = code()
    why: str = words()


@dataclass(frozen=True, kw_only=True)
class DutyHandedOver(DutyFact):
    phrase: ClassVar[str] = "责任“{duty}”移交"
    from_organisation: int | None
    from_person: int | None
    from_power: str = code()
    to_organisation: int | None
    to_person: int | None
    to_power: str = code()


@dataclass(frozen=True, kw_only=True)
class DutyFinished(DutyFact):
    phrase: ClassVar[str] = "责任“{duty}”完成"
    is_late: bool


@dataclass(frozen=True, kw_only=True)
class DutyCancelled(DutyFact):
    phrase: ClassVar[str] = "责任“{duty}”取消：{why}"
    reason: str = code()
    is_late: bool
    why: str = words()


@dataclass(frozen=True, kw_only=True)
class DutyReminded(DutyFact):
    phrase: ClassVar[str] = "提醒：责任“{duty}”将于{due_at}到期"
    named: ClassVar[str] = "责任到期提醒"
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class DutyOverdue(DutyFact):
    phrase: ClassVar[str] = "责任“{duty}”已超时，应于{due_at}前完成"
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class DutyReckonedAgain(DutyFact):
    phrase: ClassVar[str] = "{year}年节假日安排录入后，责任“{duty}”的期限改为{due_at}"
    named: ClassVar[str] = "节假日录入后责任期限重算"
    year: int
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class CalendarYearEntered(Fact):
    about: ClassVar[str] = "year"
    phrase: ClassVar[str] = "录入{year}的节假日安排：放假 {days_off} 天，调休上班 {days_worked} 天"
    named: ClassVar[str] = "录入节假日安排"
    year: int = link("calendar_year")
    days_off: int
    days_worked: int
    source: str = words()
