"""共有部分: what it is, and who shares it."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from gongzhi.foundation.sheets.kinds import ImportKind
from gongzhi.foundation.sheets.rules import cells
from gongzhi.foundation.sheets.rules.columns import Column, Fault, Row, Template
from gongzhi.foundation.sheets.trying import refusals
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.commands.common_part import (
    LONGEST,
    CommonPartDetails,
    correct_common_part,
    register_common_part,
)
from gongzhi.territory.imports.again import BY_SHEET, if_changed
from gongzhi.territory.imports.columns import (
    ESTATE,
    building,
    called,
    entrance,
    labels,
    one_of,
    size,
)
from gongzhi.territory.imports.places import where_said
from gongzhi.territory.models import CommonPart
from gongzhi.territory.queries.doors import premises_typed
from gongzhi.territory.rules.naming import Named
from gongzhi.territory.vocabulary import CommonPartKind, Power, SharedBy

TEMPLATE = Template(
    title="共有部分",
    columns=(
        ESTATE,
        Column(
            key="kind",
            name="类别",
            parse=one_of(CommonPartKind),
            required=True,
            choices=labels(CommonPartKind),
            example=("绿地",),
            width=24,
        ),
        Column(
            key="name",
            name="名称",
            parse=called("名称", LONGEST),
            required=True,
            example=("中心花园",),
            width=20,
        ),
        Column(
            key="shared_by",
            name="共有范围",
            parse=one_of(SharedBy),
            required=True,
            choices=labels(SharedBy),
            example=("全体业主共有",),
            width=18,
        ),
        building(required=False),
        entrance(blank=Named("", "")),
        Column(
            key="premises",
            name="共有的房屋",
            parse=cells.words(2000),
            help="部分业主共有的逐户写，如“1栋1单元101、1栋1单元102”",
            width=30,
        ),
        Column(key="area", name="面积", parse=size, help="平方米，最多两位小数"),
    ),
    notes=("一栋共有的写楼栋，一个单元共有的写楼栋和单元，其余两种都留空",),
)


def enter(row: Row, actor: Actor, now: datetime) -> None:
    where, values = where_said(row, actor), row.values
    told = CommonPartDetails(kind=values["kind"], name=values["name"], area=values["area"])
    known = CommonPart.objects.filter(**where._asdict(), name=told.name, ended_on=None).first()
    if known is None:
        listed = premises_typed(where.estate, values["premises"] or "")
        register_common_part(where, told, values["shared_by"], listed, actor=actor, now=now)
        return
    if known.shared_by != values["shared_by"]:
        raise RuleBroken(
            f"已登记为“{SharedBy(known.shared_by).label}”；范围变了的，先注销再登记",
            field="shared_by",
        )
    if_changed(lambda: correct_common_part(known.pk, told, reason=BY_SHEET, actor=actor, now=now))


def check(rows: Sequence[Row], actor: Actor) -> Iterable[Fault]:
    return refusals(rows, lambda row: enter(row, actor, datetime.now(UTC)), TEMPLATE)


def write(rows: Sequence[Row], actor: Actor, now: datetime) -> int:
    for row in rows:
        enter(row, actor, now)
    return len(rows)


COMMON_PARTS = ImportKind(
    code="common-parts",
    title="共有部分",
    template=TEMPLATE,
    power=Power.KEEP,
    check=check,
    write=write,
    effects=("登记过的只更正类别和面积；共有范围变了的先注销再登记", "表里没有的照旧"),
    batch=500,
)
