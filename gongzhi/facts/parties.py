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


@dataclass(frozen=True, kw_only=True)
class AppointmentRenewed(AppointmentFact):
    phrase: ClassVar[str] = "{person}续任{appointment}，任期到 {until_on}，依据：{basis}"
    named: ClassVar[str] = "续任"
    until_on: date
    basis: str = words()


@dataclass(frozen=True, kw_only=True)
class OrganisationFact(Fact):
    about: ClassVar[str] = "organisation"
    phrase: ClassVar[str] = ""
    organisation: int = link("organisation")


@dataclass(frozen=True, kw_only=True)
class OrganisationCreated(OrganisationFact):
    phrase: ClassVar[str] = "登记单位{organisation}（{body}），依据：{basis}"
    named: ClassVar[str] = "登记单位"
    body: str = term("organisation_kind")
    basis: str = words()


@dataclass(frozen=True, kw_only=True)
class OrganisationCorrected(OrganisationFact):
    """`fields` are the columns that changed; what stood there is nobody's to read for ever."""

    phrase: ClassVar[str] = "更正单位{organisation}的登记，原因：{reason}"
    named: ClassVar[str] = "更正单位"
    fields: frozenset[str] = code()
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class OrganisationDissolved(OrganisationFact):
    phrase: ClassVar[str] = "撤销单位{organisation}，{dissolved_on}起，原因：{reason}"
    named: ClassVar[str] = "撤销单位"
    dissolved_on: date
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class ServicingBegun(OrganisationFact):
    phrase: ClassVar[str] = "{organisation}自 {since_on} 起服务{estate}，依据：{basis}"
    named: ClassVar[str] = "物业服务开始"
    estate: int = link("estate")
    since_on: date
    until_on: date | None
    basis: str = words()


@dataclass(frozen=True, kw_only=True)
class ServicingEnded(OrganisationFact):
    phrase: ClassVar[str] = "{organisation}服务{estate}到 {until_on} 为止，原因：{reason}"
    named: ClassVar[str] = "物业服务结束"
    estate: int = link("estate")
    until_on: date
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class PersonFact(Fact):
    about: ClassVar[str] = "person"
    phrase: ClassVar[str] = ""
    person: int = link("person")


@dataclass(frozen=True, kw_only=True)
class PersonRegistered(PersonFact):
    phrase: ClassVar[str] = "登记人员{person}"


@dataclass(frozen=True, kw_only=True)
class PersonCorrected(PersonFact):
    phrase: ClassVar[str] = "更正人员{person}的登记，原因：{reason}"
    named: ClassVar[str] = "更正人员"
    fields: frozenset[str] = code()
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class PersonTrained(PersonFact):
    phrase: ClassVar[str] = "{organisation}培训{person}：{topic}"
    named: ClassVar[str] = "培训记录"
    organisation: int = link("organisation")
    held_on: date
    topic: str = words()


@dataclass(frozen=True, kw_only=True)
class RecommendationFact(Fact):
    about: ClassVar[str] = "recommendation"
    phrase: ClassVar[str] = ""
    recommendation: int = link("recommendation")
    person: int = link("person")


@dataclass(frozen=True, kw_only=True)
class PersonRecommended(RecommendationFact):
    phrase: ClassVar[str] = "推荐{person}：{recommendation}"
    named: ClassVar[str] = "推荐人选"
    post: str = code()


@dataclass(frozen=True, kw_only=True)
class RecommendationReviewed(RecommendationFact):
    phrase: ClassVar[str] = "推荐审核{person}：{state}，意见：{opinion}"
    named: ClassVar[str] = "推荐审核"
    state: str = term("review_state")
    opinion: str = words()


@dataclass(frozen=True, kw_only=True)
class DeedFact(Fact):
    """Of all who own one premises; a deed is known by the premises' id."""

    about: ClassVar[str] = "deed"
    phrase: ClassVar[str] = ""
    deed: int = link("deed")


@dataclass(frozen=True, kw_only=True)
class OwnersEntered(DeedFact):
    phrase: ClassVar[str] = "登记{deed}的产权，依据：{basis}"
    named: ClassVar[str] = "登记产权"
    ownerships: frozenset[int]
    basis: str = words()


@dataclass(frozen=True, kw_only=True)
class PremisesTransferred(DeedFact):
    phrase: ClassVar[str] = "{deed}的产权 {since_on} 起转移，依据：{basis}"
    named: ClassVar[str] = "产权转移"
    ended: frozenset[int]
    ownerships: frozenset[int]
    since_on: date
    basis: str = words()


@dataclass(frozen=True, kw_only=True)
class RepresentativeNamed(DeedFact):
    phrase: ClassVar[str] = "{deed}的共有人推定代表，依据：{basis}"
    named: ClassVar[str] = "共有人代表"
    ownership: int
    basis: str = words()


@dataclass(frozen=True, kw_only=True)
class OwnersImported(Fact):
    """One batch of a sheet, an estate at a time."""

    about: ClassVar[str] = "estate"
    phrase: ClassVar[str] = "导入{estate}的产权 {number} 条"
    named: ClassVar[str] = "导入产权"
    estate: int = link("estate")
    number: int
    ownerships: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class OwnersRevealed(Fact):
    """An estate's owners left the system with whole names and numbers."""

    about: ClassVar[str] = "estate"
    phrase: ClassVar[str] = "导出{estate}的业主清册（完整信息），理由：{reason}"
    named: ClassVar[str] = "导出完整业主清册"
    estate: int = link("estate")
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class ResidencyEnded(ResidencyFact):
    phrase: ClassVar[str] = "{residency}的业主核验随产权转移失效"
    named: ClassVar[str] = "业主核验失效"
    estate: int


@dataclass(frozen=True, kw_only=True)
class CorrectionFact(Fact):
    about: ClassVar[str] = "correction"
    phrase: ClassVar[str] = ""
    correction: int = link("correction")


@dataclass(frozen=True, kw_only=True)
class CorrectionAsked(CorrectionFact):
    phrase: ClassVar[str] = "{residency}要求更正{item}"
    named: ClassVar[str] = "居民纠错"
    residency: int = link("residency")
    item: str = term("correction_subject")


@dataclass(frozen=True, kw_only=True)
class CorrectionAnswered(CorrectionFact):
    phrase: ClassVar[str] = "纠错{correction}：{state}，答复：{answer}"
    named: ClassVar[str] = "纠错答复"
    residency: int = link("residency")
    state: str = term("correction_state")
    answer: str = words()
