from datetime import date
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from gongzhi.foundation.rulebook.rules.amending import Proposal
from gongzhi.foundation.rulebook.rules.book import Row
from gongzhi.foundation.rulebook.rules.resolving import Layer, Value
from gongzhi.foundation.rulebook.vocabulary import Level, Tag

Code = Annotated[str, Field(pattern=r"^\d{0,12}$", description="行政区划代码，2 至 12 位")]
EstateNumber = Annotated[int, Field(ge=1, le=2**63 - 1)]


class PlaceIn(Schema):
    region: Code = ""
    estate: EstateNumber | None = None
    on: Annotated[date | None, Field(description="适用日期，不填为今日")] = None


class RuleOut(Schema):
    key: str
    title: str
    kind: str
    wording: Annotated[str, Field(description="如“30 日”；没有值时为未核实、未规定或者未设")]
    known: bool
    level: str | None
    scope: str
    tag: str
    source: str
    clause: str
    since: date | None
    unverified: Annotated[list[str], Field(description="未核实的层")]

    @staticmethod
    def of(found: Value) -> "RuleOut":
        return RuleOut(**_told(found))


class LayerOut(Schema):
    level: str
    scope: str
    standing: Annotated[
        str, Field(description="picked 采用；above 上层；aside 不采用；silent；unverified；unset")
    ]
    wording: str
    source: str
    clause: str
    quote: str
    note: str
    tag: str
    valid_from: date | None
    valid_to: date | None


class RuleDetail(RuleOut):
    explanation: str
    group: str
    strictness: str
    set_by: list[str]
    quote: str
    note: str
    layers: list[LayerOut]
    history: list[LayerOut]

    @staticmethod
    def told(found: Value, layers: list[Layer], history: list[Row]) -> "RuleDetail":
        definition = found.definition
        return RuleDetail(
            **_told(found),
            explanation=definition.explanation,
            group=definition.group,
            strictness=definition.strictness,
            set_by=[level.value for level in definition.set_by],
            quote=found.quote,
            note=found.note,
            layers=[_layer(found, each.row, each) for each in layers],
            history=[_layer(found, row, _said(row)) for row in history],
        )


class OverrideIn(Schema):
    level: Level
    scope: Annotated[str, Field(max_length=20, description="该层的代码；小区填小区编号")]
    value: Annotated[
        str | int | bool | list[str] | None, Field(description="写法同文件，如 20 natural_days")
    ] = None
    silent: Annotated[bool, Field(description="原文已读，未作规定")] = False
    source: Annotated[str, Field(max_length=200)]
    clause: Annotated[str, Field(max_length=200)] = ""
    quote: Annotated[str, Field(max_length=8000)] = ""
    source_file: Annotated[str, Field(max_length=200)]
    reason: Annotated[str, Field(max_length=2000)]
    valid_from: date

    def proposal(self) -> Proposal:
        told = self.dict(exclude={"value", "silent"})
        written = "" if self.value is None else self.value
        return Proposal(**told, written=None if self.silent else written)


class RemarkIn(Schema):
    remark: Annotated[str, Field(max_length=2000)] = ""


class OverrideOut(Schema):
    id: int
    key: str
    level: str
    scope: str
    state: str
    valid_from: date
    since: date | None
    until: date | None

    @staticmethod
    def of(override: object) -> "OverrideOut":
        return OverrideOut.model_validate(override, from_attributes=True)


def _told(found: Value) -> dict[str, Any]:
    return {
        "key": found.key,
        "title": found.title,
        "kind": found.definition.kind.value,
        "wording": found.wording,
        "known": found.known,
        "level": found.level.value if found.level else None,
        "scope": found.scope,
        "tag": found.tag.value,
        "source": found.source,
        "clause": found.clause,
        "since": found.since,
        "unverified": [level.value for level in found.unverified],
    }


def _said(row: Row) -> Layer:
    return Layer(level=row.level, scope=row.scope, row=row)


def _layer(found: Value, row: Row | None, layer: Layer) -> LayerOut:
    return LayerOut(
        level=layer.level.value,
        scope=layer.scope,
        standing=layer.standing.value,
        wording=found.definition.row_wording(row),
        source=row.source.title if row and row.source else "",
        clause=row.clause if row else "",
        quote=row.quote if row else "",
        note=row.note if row else "",
        tag=(row.tag if row else Tag.UNVERIFIED).value,
        valid_from=row.valid_from if row else None,
        valid_to=row.valid_to if row else None,
    )
