"""Facts of parties."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from gongzhi.kernel.fact import Fact, code, link, term, words


@dataclass(frozen=True, kw_only=True)
class ResidencyFact(Fact):
    about: ClassVar[str] = "residency"
    phrase: ClassVar[str] = ""
    residency: int = link("residency")


@dataclass(frozen=True, kw_only=True)
class ResidencyClaimed(ResidencyFact):
    phrase: ClassVar[str] = "登记为{residency}的{stay}"
    named: ClassVar[str] = "登记住户"
    stay: str = term("stay_kind")
    estate: int


@dataclass(frozen=True, kw_only=True)
class ResidencyVerified(ResidencyFact):
    """`evidence` is the paper a person saw; None where the register itself was the ground."""

    phrase: ClassVar[str] = "{residency}核验通过：{basis} {evidence}"
    named: ClassVar[str] = "住户核验通过"
    basis: str = term("stay_basis")
    estate: int
    evidence: str | None = term("stay_evidence")


@dataclass(frozen=True, kw_only=True)
class ResidencyRefused(ResidencyFact):
    phrase: ClassVar[str] = "{residency}核验不通过：{reason}"
    named: ClassVar[str] = "住户核验不通过"
    estate: int
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class ResidencyWithdrawn(ResidencyFact):
    phrase: ClassVar[str] = "{residency}的登记由本人撤回"
    named: ClassVar[str] = "住户撤回登记"
    estate: int


@dataclass(frozen=True, kw_only=True)
class AppointmentFact(Fact):
    about: ClassVar[str] = "appointment"
    phrase: ClassVar[str] = ""
    appointment: int = link("appointment")
    person: int = link("person")


@dataclass(frozen=True, kw_only=True)
class PersonAppointed(AppointmentFact):
    """`post` is a code of the posts catalogue; the last day is None where none is set."""

    phrase: ClassVar[str] = "任命{person}为{appointment}，{since_on}起，依据：{basis}"
    named: ClassVar[str] = "任命"
    organisation: int = link("organisation")
    post: str = code()
    since_on: date
    until_on: date | None
    basis: str = words()


@dataclass(frozen=True, kw_only=True)
class AppointmentEnded(AppointmentFact):
    phrase: ClassVar[str] = "{person}任{appointment}到 {until_on} 为止，原因：{reason}"
    named: ClassVar[str] = "任职结束"
    until_on: date
    reason: str = words()
