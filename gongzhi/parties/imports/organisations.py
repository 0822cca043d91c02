"""组织: a row a body; what a body hangs on stands above it in the sheet or in the register."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.timezone import now as current

from gongzhi.foundation.sheets.kinds import ImportKind
from gongzhi.foundation.sheets.rules import cells
from gongzhi.foundation.sheets.rules.columns import Column, Fault, Row, Template
from gongzhi.foundation.sheets.trying import refusals
from gongzhi.foundation.sheets.vocabulary import Policy
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.identifiers import region_code, uscc
from gongzhi.parties.commands.organisation import create_organisation
from gongzhi.parties.queries.placing import Placing, placing_of
from gongzhi.parties.rules.organisation import Charter
from gongzhi.parties.vocabulary import Line, OrganisationKind, PartyLevel, Power

KINDS = {kind.label: kind for kind in OrganisationKind if kind is not OrganisationKind.PLATFORM}
LEVELS = {level.label: level for level in PartyLevel}
LINES = {line.label: line for line in Line}


def _lines(cell: cells.Cell) -> tuple[str, ...]:
    written = cells.text(cell).replace("，", "、").replace(",", "、").split("、")
    unknown = [each for each in written if each.strip() and each.strip() not in LINES]
    if unknown:
        raise RuleBroken(f"没有条线“{'、'.join(unknown)}”，可填：{'、'.join(LINES)}")
    return tuple(LINES[each.strip()] for each in written if each.strip())


TEMPLATE = Template(
    title="组织",
    columns=(
        Column(
            key="kind",
            name="类型",
            parse=cells.one_of(*KINDS),
            required=True,
            choices=tuple(KINDS),
            example=("业主委员会",),
            width=20,
        ),
        Column(
            key="name",
            name="全称",
            parse=cells.words(80),
            required=True,
            example=("洲际·亚洲湾业主委员会",),
            aliases=("名称", "单位名称"),
            width=30,
        ),
        Column(key="short_name", name="简称", parse=cells.words(30), help="不填用全称"),
        Column(
            key="region_code",
            name="管辖区划",
            parse=lambda cell: region_code.parse(cells.text(cell)),
            help="区划代码；属于一个小区的不填",
            example=("",),
        ),
        Column(
            key="estate",
            name="小区",
            parse=cells.words(60),
            help="小区名称或编号；属于一个小区的必填",
            example=("洲际·亚洲湾",),
        ),
        Column(
            key="building", name="楼栋", parse=cells.words(30), help="楼栋党小组、物业管理小组填"
        ),
        Column(key="grid", name="网格", parse=cells.words(60), help="网格党总支填网格名称"),
        Column(
            key="party_level",
            name="党组织层级",
            parse=cells.one_of(*LEVELS),
            choices=tuple(LEVELS),
            help="党组织必填，其他不填",
        ),
        Column(key="parent", name="上级组织", parse=cells.words(80), help="全称或简称"),
        Column(
            key="credit_code",
            name="统一社会信用代码",
            parse=lambda cell: uscc.parse(cells.text(cell), field="credit_code"),
            width=22,
        ),
        Column(key="lines", name="业务条线", parse=_lines, help="几条用“、”隔开"),
        Column(key="phone", name="对外电话", parse=cells.words(20)),
        Column(
            key="basis",
            name="依据",
            parse=cells.words(120),
            required=True,
            example=("备案证明 川温备〔2026〕12 号",),
            help="批文、备案号或营业执照",
            width=24,
        ),
    ),
    notes=("上级组织要已登记，或写在同一张表的上面几行先导入",),
    unique=("kind", "name", "estate"),
)


def check(rows: Sequence[Row], actor: Actor) -> Iterable[Fault]:
    return refusals(rows, _entering(rows, actor, current()), TEMPLATE)


def write(rows: Sequence[Row], actor: Actor, now: datetime) -> int:
    enter = _entering(rows, actor, now)
    for row in rows:
        enter(row)
    return len(rows)


def _entering(rows: Sequence[Row], actor: Actor, now: datetime) -> Callable[[Row], None]:
    """What one row names may stand a few rows above it."""
    placing = placing_of(rows_words(rows), actor)

    def enter(row: Row) -> None:
        body = create_organisation(_charter(row.values, placing), actor=actor, now=now)
        placing.learn(body)

    return enter


def rows_words(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Which estates and superiors are named."""
    return [(row.values.get("estate") or "", row.values.get("parent") or "") for row in rows]


def _charter(values: Mapping[str, Any], placing: Placing) -> Charter:
    estate = placing.estate(values.get("estate") or "")
    return Charter(
        kind=KINDS[values["kind"]],
        name=values["name"],
        short_name=values.get("short_name") or "",
        region_code=values.get("region_code") or "",
        credit_code=values.get("credit_code") or "",
        phone=values.get("phone") or "",
        lines=values.get("lines") or (),
        party_level=LEVELS[values["party_level"]] if values.get("party_level") else "",
        parent=placing.body(values.get("parent") or "", "parent"),
        estate=estate,
        building=placing.building(estate, values.get("building") or ""),
        grid=placing.grid(estate, values.get("region_code") or "", values.get("grid") or ""),
        basis=values["basis"],
    )


ORGANISATIONS = ImportKind(
    code="organisations",
    title="组织",
    template=TEMPLATE,
    power=Power.KEEP,
    check=check,
    write=write,
    policies=(Policy.GOOD_ROWS, Policy.ALL_OR_NOTHING),
    effects=(
        "每行登记一个单位；同一个小区的业主委员会等只登记一个",
        "只登记单位，不任命人；人在“任职”表里导入",
    ),
    batch=2000,
)
