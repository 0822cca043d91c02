"""What callers get: what the pages show, masked where the pages mask."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from gongzhi.cases.vocabulary import CaseState, Source


class CaseOut(Schema):
    code: Annotated[str, Field(description="编号")]
    title: Annotated[str, Field(description="事项")]
    state: Annotated[str, Field(description="环节代码")]
    state_label: Annotated[str, Field(description="环节")]
    category: Annotated[str, Field(description="类别代码")]
    category_name: Annotated[str, Field(description="类别")]
    source: Annotated[str, Field(description="来源")]
    place: Annotated[str, Field(description="位置")]
    region_code: str
    lead: Annotated[str, Field(description="主办")]
    round: Annotated[int, Field(description="第几次办理")]
    reporter_count: Annotated[int, Field(description="反映人数")]
    reported_at: datetime
    accepted_at: datetime | None
    response_due_at: Annotated[datetime | None, Field(description="应响应时间")]
    responded_at: Annotated[datetime | None, Field(description="首次响应时间")]
    due_at: Annotated[datetime | None, Field(description="办理期限")]
    closed_at: datetime | None


class PhotoOut(Schema):
    token: str
    purpose: Annotated[str, Field(description="report 报事，before 修前，after 修后")]
    url: Annotated[str, Field(description="用同一个令牌或者会话取")]
    thumbnail: Annotated[str, Field(description="缩略图，同样取")]


class LegOut(Schema):
    round: int
    role: str
    organisation: str
    handler: Annotated[str, Field(description="经办人")]
    state: str
    wording: Annotated[str, Field(description="期限口径")]
    dispatched_at: datetime
    due_at: datetime
    taken_up_at: datetime | None
    done_at: datetime | None
    checked_at: datetime | None
    result: str


class ReporterOut(Schema):
    """Masked; nothing at all where hidden from the body that handles it."""

    id: int
    name: str
    phone: str
    is_first: bool
    is_hidden: Annotated[bool, Field(description="对承办单位隐藏")]
    joined_at: datetime
    outcome: str
    satisfaction: str


class ActOut(Schema):
    act: str
    label: str
    why_not: Annotated[str, Field(description="为什么你不能做；空为可以")]


class BodyOut(Schema):
    id: int
    name: str


class CaseDetail(CaseOut):
    text: Annotated[str, Field(description="反映内容")]
    why: Annotated[dict[str, Any], Field(description="派单建议与理由；只给工作人员")]
    legs: list[LegOut]
    reporters: Annotated[list[ReporterOut], Field(description="只给工作人员，脱敏")]
    acts: Annotated[list[ActOut], Field(description="现在可以做的事；只给工作人员")]
    bodies: Annotated[list[BodyOut], Field(description="可以派给谁；只给现在能派单的岗位")]
    photos: list[PhotoOut]
    may_rate: Annotated[bool, Field(description="等本人评价")] = False


class LineOut(Schema):
    at: datetime
    actor: Annotated[str, Field(description="谁；报事人看不到")]
    post: str
    sentence: Annotated[str, Field(description="做了什么")]
    kind: str


class MovedOut(Schema):
    code: str
    state: str
    state_label: str
    due_at: datetime | None


class NotDoneOut(Schema):
    code: str
    message: Annotated[str, Field(description="为什么没办")]


class TriagedOut(Schema):
    """Each of several cases is in one of the two."""

    done: list[MovedOut]
    refused: list[NotDoneOut]


class CategoryOut(Schema):
    code: str
    name: str
    group: Annotated[str, Field(description="GB/T 30428 大类")]
    grid_group: Annotated[str, Field(description="网格事项")]
    line: Annotated[str, Field(description="业务条线")]
    span: Annotated[str, Field(description="办理时限")]
    hint: str
    is_outside_remit: Annotated[bool, Field(description="超出街道职权")]


class RuleOut(Schema):
    number: Annotated[int, Field(description="条号，从小到大试，先中者定")]
    name: str
    scope: str
    categories: list[str]
    lines: list[str]
    sources: list[str]
    words: list[str]
    service_modes: list[str]
    lead: Annotated[str, Field(description="主办")]
    lead_line: str
    is_automatic: Annotated[bool, Field(description="自动派单")]
    clause: str


class TrialOut(Schema):
    category: str
    category_name: str
    words: Annotated[list[str], Field(description="原文里支持这一类的词")]
    rule: Annotated[int | None, Field(description="命中的条号")]
    rule_name: str
    lead_kind: str
    lead: Annotated[str, Field(description="会派给谁；空为由人研判")]
    is_automatic: bool
    passed_over: Annotated[list[int], Field(description="先试过而不合的条号")]


class DraftOut(Schema):
    draft: Annotated[str, Field(description="照片草稿号，提交时带上")]
    photos: list[PhotoOut]


def state_label(state: str) -> str:
    return CaseState(state).label


def source_label(source: str) -> str:
    return Source(source).label
