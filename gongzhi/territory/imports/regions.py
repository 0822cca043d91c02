"""行政区划 by a list of codes."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from gongzhi.foundation.sheets.kinds import ImportKind
from gongzhi.foundation.sheets.rules import cells
from gongzhi.foundation.sheets.rules.columns import Column, Fault, Row, Template
from gongzhi.foundation.sheets.trying import refusals
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.identifiers import region_code as codes
from gongzhi.territory.commands.region import LONGEST, correct_region, register_region
from gongzhi.territory.imports.again import BY_SHEET, if_changed
from gongzhi.territory.imports.columns import called
from gongzhi.territory.models import Region
from gongzhi.territory.vocabulary import Power

TEMPLATE = Template(
    title="行政区划",
    columns=(
        Column(
            key="code",
            name="区划代码",
            parse=lambda cell: codes.parse(cells.text(cell)),
            required=True,
            example=("510115003001",),
            help="统计用区划代码，12 位；上级可只写前 2、4、6、9 位",
            aliases=("统计用区划代码", "代码", "编码"),
            width=18,
        ),
        Column(
            key="name",
            name="名称",
            parse=called("名称", LONGEST),
            required=True,
            example=("某某社区居委会",),
            aliases=("区划名称", "单位名称"),
            width=24,
        ),
    ),
    notes=("上一级写在前面，或者已经登记；层级由代码看出",),
    unique=("code",),
)


def enter(row: Row, actor: Actor, now: datetime) -> None:
    code, name = row.values["code"], row.values["name"]
    known = Region.objects.filter(code=code, ended_on=None).values_list("pk", "name").first()
    if known is None:
        register_region(code, name, actor=actor, now=now)
    elif known[1] != name:
        if_changed(lambda: correct_region(known[0], name, reason=BY_SHEET, actor=actor, now=now))


def check(rows: Sequence[Row], actor: Actor) -> Iterable[Fault]:
    return refusals(rows, lambda row: enter(row, actor, datetime.now(UTC)), TEMPLATE)


def write(rows: Sequence[Row], actor: Actor, now: datetime) -> int:
    for row in rows:
        enter(row, actor, now)
    return len(rows)


REGIONS = ImportKind(
    code="regions",
    title="行政区划",
    template=TEMPLATE,
    power=Power.KEEP,
    check=check,
    write=write,
    effects=(
        "没有登记过的代码新登记；登记过的，名称不同就更正，原名留在经过里",
        "不撤销任何区划：表里没有的照旧",
    ),
    batch=20_000,
)
