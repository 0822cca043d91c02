"""What callers send. Lengths here only keep out the absurd; the commands judge in words."""

from datetime import date
from typing import Annotated

from ninja import Path, Schema
from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints

from gongzhi.cases.queries.listing import Filter, Order, Scope, View
from gongzhi.cases.rules.batch import MOST
from gongzhi.cases.vocabulary import (
    BatchStep,
    Channel,
    CheckWay,
    Outcome,
    PauseReason,
    RefusalReason,
    Satisfaction,
    Source,
)
from gongzhi.kernel.calendar import Span, Unit
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import visible

NO_NUL = r"^[^\x00]*$"
Code = Annotated[str, Path(pattern=r"^[0-9-]{1,20}$", description="诉求编号，如 261123-000317")]
CategoryCode = Annotated[str, Path(pattern=r"^[a-z_]{1,40}$", description="类别代码，如 lift")]
Seen = AfterValidator(visible)
Long = Annotated[str, StringConstraints(max_length=20_000, pattern=NO_NUL), Seen]
Short = Annotated[str, StringConstraints(max_length=120, pattern=NO_NUL), Seen]
Draft = Annotated[
    str, Field(pattern=r"^\d{0,18}$", description="照片草稿号，由 POST /photos 给出；没有照片留空")
]


class CasesIn(Schema):
    """Narrowing a list, as the bar above the list does."""

    scope: Annotated[Scope | None, Field(description="辖区、本单位承办或我报的")] = None
    view: Annotated[View, Field(description="在办、到期未办结等")] = View.OPEN
    order: Annotated[Order, Field(description="按期限或按上报时间")] = Order.DUE
    estate: Annotated[int | None, Field(ge=1, le=2**63 - 1, description="小区 id")] = None
    category: Annotated[Short, Field(description="类别代码")] = ""
    source: Annotated[Source | None, Field(description="来源")] = None
    since: Annotated[date | None, Field(description="上报起")] = None
    until: Annotated[date | None, Field(description="上报止")] = None
    q: Annotated[Short, Field(description="编号开头或内容里的词")] = ""

    def wanted(self, scope: Scope) -> Filter:
        return Filter(
            scope=self.scope or scope,
            view=self.view,
            order=self.order,
            estate=self.estate,
            categories=frozenset({self.category} if self.category else ()),
            sources=frozenset({self.source.value} if self.source else ()),
            since=_within(self.since),
            until=_within(self.until),
            words=self.q,
        )


def _within(day: date | None) -> date | None:
    """The calendar of the list ends before the years do."""
    return day if day is None else min(max(day, date(1990, 1, 1)), date(2190, 1, 1))


class ReportIn(Schema):
    text: Annotated[Long, Field(description="发生了什么")]
    place: Annotated[
        Annotated[str, StringConstraints(max_length=24, pattern=NO_NUL)],
        Field(description="码值、小区编号或九位街道代码；工作人员还不清楚地点时留空"),
    ] = ""
    place_text: Annotated[Short, Field(description="具体位置，几栋几单元或附近标志")] = ""
    category: Annotated[Short, Field(description="类别代码，留空由系统按内容判断")] = ""
    is_shielded: Annotated[bool, Field(description="对承办单位隐藏报事人")] = True
    photos: Draft = ""
    source: Annotated[Source, Field(description="来源，只在工作人员代录时用")] = Source.PHONE
    phone: Annotated[Short, Field(description="报事人电话，只在代录时用")] = ""
    name: Annotated[Short, Field(description="报事人姓名，只在代录时用")] = ""


class ExplanationIn(Schema):
    explanation: Annotated[Long, Field(description="转到哪里，为什么；报事人会看到")]


class RefusalIn(Schema):
    reason: Annotated[RefusalReason, Field(description="理由")]
    clause: Annotated[Short, Field(description="依据：哪部法规第几条")]
    explanation: Annotated[Long, Field(description="告诉报事人的话")]


class DispatchIn(Schema):
    organisation: Annotated[int, Field(ge=1, le=2**63 - 1, description="派给哪个组织")]


class TriageIn(Schema):
    codes: Annotated[
        list[Annotated[str, StringConstraints(pattern=r"^[0-9-]{1,20}$")]],
        Field(min_length=1, max_length=MOST, description=f"诉求编号，一次最多 {MOST} 件"),
    ]
    step: Annotated[BatchStep, Field(description="受理、派单，还是受理并派单")]
    organisation: Annotated[
        int | None, Field(ge=1, le=2**63 - 1, description="都派给哪个组织；留空各按建议")
    ] = None


class PlaceIn(Schema):
    estate: Annotated[Short, Field(description="小区编号；不在小区里、不在本街道时留空")] = ""
    place_text: Annotated[Short, Field(description="具体位置；不在小区里必填")] = ""
    community: Annotated[Short, Field(description="不在小区里时的社区区划代码，说不准留空")] = ""
    street: Annotated[Short, Field(description="不在本街道：转给哪个街道，九位区划代码")] = ""
    reason: Annotated[Long, Field(description="更正已核定的地点时必填：为什么；报事人会看到")] = ""


class CategoryIn(Schema):
    category: Annotated[Short, Field(description="类别代码")]


class ReturnIn(Schema):
    reason: Annotated[Long, Field(description="为什么不归本单位办")]
    clause: Annotated[Short, Field(description="依据：职责清单哪一行，或哪部法规第几条")]


class PauseIn(Schema):
    reason: Annotated[PauseReason, Field(description="理由，只有这几种可以停表")]
    explanation: Annotated[Long, Field(description="等什么；报事人会看到")]
    until_at: Annotated[AwareDatetime, Field(description="到什么时候恢复，带时区")]


class ContactIn(Schema):
    channel: Annotated[Channel, Field(description="怎么联系的")]
    reply: Annotated[Long, Field(description="说了什么")]


class ResultIn(Schema):
    result: Annotated[Long, Field(description="做了什么")]
    before: Draft = ""
    after: Draft = ""


class FindingIn(Schema):
    finding: Annotated[Long, Field(description="看到什么；报事人会看到")]
    way: Annotated[CheckWay, Field(description="到场，还是凭电话或照片")]
    photos: Draft = ""


class ReasonIn(Schema):
    reason: Annotated[Long, Field(description="哪里没办好")]


class RatingIn(Schema):
    outcome: Annotated[Outcome, Field(description="解决了没有")]
    satisfaction: Annotated[Satisfaction | None, Field(description="解决了的再说满意吗")] = None
    comment: Annotated[Long, Field(description="说明；没解决的必填")] = ""
    photos: Draft = ""


class CallbackIn(Schema):
    reporter: Annotated[int, Field(ge=1, le=2**63 - 1, description="报事人序号，见诉求详情")]
    outcome: Annotated[Outcome, Field(description="解决了没有")]
    satisfaction: Annotated[Satisfaction | None, Field(description="满意吗")] = None
    comment: Annotated[Long, Field(description="报事人怎么说")]


class SupplementIn(Schema):
    text: Annotated[Long, Field(description="补充的话")] = ""
    photos: Draft = ""


class SupportIn(Schema):
    is_shielded: Annotated[bool, Field(description="对承办单位隐藏")] = True
    place: Annotated[Short, Field(description="现场位置码；本小区已核验的住户可不填")] = ""


class StreetSpanIn(Schema):
    """Amount and unit together, or neither to go back to the shipped span."""

    amount: Annotated[int | None, Field(ge=1, le=365, description="留空为改回平台拟的")] = None
    unit: Annotated[Unit | None, Field(description="时限单位，与数量同填同空")] = None
    reason: Annotated[Long, Field(description="理由，记入经过")]

    @property
    def span(self) -> Span | None:
        if self.amount is None and self.unit is None:
            return None
        if self.amount is None or self.unit is None:
            raise RuleBroken(
                "数量和单位要一起填，或者都不填", field="unit" if self.amount else "amount"
            )
        return Span(self.amount, self.unit)


class TrialIn(Schema):
    text: Annotated[
        str,
        StringConstraints(min_length=1, max_length=20_000, pattern=NO_NUL),
        Seen,
        Field(description="反映内容"),
    ]
    estate: Annotated[Short, Field(description="小区编号，留空为不限")] = ""
    source: Annotated[Source, Field(description="来源")] = Source.SCAN
