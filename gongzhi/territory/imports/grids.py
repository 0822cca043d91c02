"""网格与微网格, with what they cover."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from gongzhi.foundation.sheets.kinds import ImportKind
from gongzhi.foundation.sheets.rules import cells
from gongzhi.foundation.sheets.rules.columns import Column, Fault, Row, Template
from gongzhi.foundation.sheets.trying import refusals
from gongzhi.kernel.actor import Actor
from gongzhi.territory.commands.grid import LONGEST, GridDetails, correct_grid, register_grid
from gongzhi.territory.imports.again import BY_SHEET, if_changed
from gongzhi.territory.imports.columns import called, labels, one_of
from gongzhi.territory.models import Grid
from gongzhi.territory.queries.covers import covers_typed
from gongzhi.territory.queries.matching import community_said, grid_said
from gongzhi.territory.rules.estates import require_code
from gongzhi.territory.vocabulary import GridKind, Power

TEMPLATE = Template(
    title="网格",
    columns=(
        Column(
            key="region",
            name="社区",
            parse=cells.words(60),
            required=True,
            example=("某某社区",),
            help="登记过的社区，填名称；有同名的填 12 位区划代码",
            width=18,
        ),
        Column(
            key="name",
            name="网格名称",
            parse=called("网格名称", LONGEST),
            required=True,
            example=("第一网格",),
            aliases=("名称",),
            width=20,
        ),
        Column(
            key="kind",
            name="类型",
            parse=one_of(GridKind),
            choices=labels(GridKind),
            example=("网格",),
            blank=GridKind.GRID,
            help="留空的为网格",
        ),
        Column(
            key="parent",
            name="所属网格",
            parse=cells.words(60),
            help="微网格写它所在的网格，名称或编号",
            width=18,
        ),
        Column(
            key="covers",
            name="覆盖",
            parse=cells.words(2000),
            required=True,
            example=("阳光花园；月光苑：1栋、2栋",),
            help="整个小区写名称；只覆盖几栋的写“小区：1栋、2栋”；几个小区用“；”隔开",
            width=40,
        ),
        Column(
            key="code",
            name="网格编号",
            parse=lambda cell: require_code(cells.text(cell)),
            help="留空的自动编号",
            width=18,
        ),
    ),
    notes=("网格写在它的微网格前面；同一处不能划在两个网格",),
    unique=("region", "name"),
)


def enter(row: Row, actor: Actor, now: datetime) -> None:
    values = row.values
    community = community_said(actor, values["region"])
    covers = covers_typed(actor, values["covers"])
    known = Grid.objects.filter(region_code=community, name=values["name"], ended_on=None).first()
    if known is not None:
        name = values["name"]
        if_changed(
            lambda: correct_grid(known.pk, name, covers, reason=BY_SHEET, actor=actor, now=now)
        )
        return
    parent = grid_said(community, values["parent"]).pk if values["parent"] else None
    told = GridDetails(
        name=values["name"], kind=values["kind"], parent=parent, code=values["code"] or ""
    )
    register_grid(community, told, covers, actor=actor, now=now)


def check(rows: Sequence[Row], actor: Actor) -> Iterable[Fault]:
    return refusals(rows, lambda row: enter(row, actor, datetime.now(UTC)), TEMPLATE)


def write(rows: Sequence[Row], actor: Actor, now: datetime) -> int:
    for row in rows:
        enter(row, actor, now)
    return len(rows)


GRIDS = ImportKind(
    code="grids",
    title="网格",
    template=TEMPLATE,
    power=Power.KEEP,
    check=check,
    write=write,
    effects=("登记过的网格更正覆盖，原来的覆盖留在经过里", "不撤销任何网格：表里没有的照旧"),
    batch=5000,
)
