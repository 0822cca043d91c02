"""房屋: a hundred thousand rows, checked and written in bulk."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from gongzhi.foundation.sheets.kinds import ImportKind
from gongzhi.foundation.sheets.rules import cells
from gongzhi.foundation.sheets.rules.columns import Column, Fault, Row, Template
from gongzhi.foundation.sheets.vocabulary import Policy, Weight
from gongzhi.kernel.actor import Actor
from gongzhi.territory.commands.premises_sheet import PremisesLine, take_in_premises
from gongzhi.territory.imports.columns import (
    ESTATE,
    building,
    entrance,
    labels,
    named,
    one_of,
    size,
)
from gongzhi.territory.models import Estate, Premises
from gongzhi.territory.queries.matching import (
    doors_of,
    estates_said,
    structure_of,
    unit_numbers_held,
)
from gongzhi.territory.rules.naming import Named, door_named
from gongzhi.territory.rules.sheet_lines import LABELS, Told, difference
from gongzhi.territory.rules.unit_numbers import unit_number_of
from gongzhi.territory.vocabulary import Power, PremisesUse

NO_ENTRANCE = Named("", "")
SOURCES = (
    ("registered_area", "登记面积", "不动产登记簿记载的面积", ("建筑面积", "登记面积 m²")),
    ("surveyed_area", "实测面积", "未登记的填测绘面积", ("测绘面积", "实测面积 m²")),
    ("contract_area", "合同面积", "未登记也未测绘的填合同面积", ("合同面积 m²",)),
)
AREAS = tuple(
    Column(
        key=key,
        name=name,
        parse=size,
        help=f"{told}，平方米，最多两位小数",
        example=("89.50",) if key == "registered_area" else (),
        aliases=aliases,
    )
    for key, name, told, aliases in SOURCES
)
TEMPLATE = Template(
    title="房屋",
    columns=(
        ESTATE,
        building(required=True),
        entrance(blank=NO_ENTRANCE),
        Column(
            key="door",
            name="房号",
            parse=named(door_named),
            required=True,
            example=("101",),
            help="0302 与 302 是同一户",
            aliases=("房间号", "室号", "门牌号"),
        ),
        Column(
            key="use",
            name="用途",
            parse=one_of(PremisesUse),
            choices=labels(PremisesUse),
            help="留空：新登记的为住宅，已登记的不变",
            example=("住宅",),
        ),
        *AREAS,
        Column(
            key="unit_number",
            name="不动产单元号",
            parse=lambda cell: unit_number_of(cells.text(cell)),
            help="28 位，照不动产权证书抄写；这一列先设为文本",
            width=32,
        ),
        Column(key="delivered_on", name="交付日期", parse=cells.day, example=("2016-06-30",)),
    ),
    notes=("已登记的房屋按小区、楼栋、单元、房号认，更正填了的列，留空的列不变",),
    unique=("estate", "building", "entrance", "door"),
)


def line_of(row: Row, estate: int) -> PremisesLine:
    values = row.values
    way = values["entrance"]
    told = {key: values[key] for key in LABELS if values[key] is not None}
    return PremisesLine(
        estate=estate,
        building=values["building"],
        entrance=way if way.key else None,
        door=values["door"],
        told=Told(**told),  # type: ignore[typeddict-item]
    )


def check(rows: Sequence[Row], actor: Actor) -> Iterable[Fault]:
    found = estates_said(actor, {row.values["estate"] for row in rows})
    yield from (_no_estate(row, why) for row in rows if isinstance(why := _why(found, row), str))
    lines = [
        (row, line_of(row, estate.pk))
        for row in rows
        if isinstance(estate := found[row.values["estate"]], Estate)
    ]
    known = _known(lines)
    yield from _changes(lines, known)
    yield from _numbers(lines, known)


def write(rows: Sequence[Row], actor: Actor, now: datetime) -> int:
    found = estates_said(actor, {row.values["estate"] for row in rows})
    lines = [
        line_of(row, estate.pk)
        for row in rows
        if isinstance(estate := found[row.values["estate"]], Estate)
    ]
    return take_in_premises(lines, actor=actor, now=now)


def _why(found: dict[str, Estate | str], row: Row) -> Estate | str:
    return found[row.values["estate"]]


def _no_estate(row: Row, why: str) -> Fault:
    return Fault(row=row.number, column="estate", message=why, kind="小区对不上")


def _known(lines: Sequence[tuple[Row, PremisesLine]]) -> dict[int, Premises]:
    """Those of the register, by row; four queries a batch."""
    structure = structure_of({line.estate for _, line in lines})
    places = {
        row.number: structure.buildings.get((line.estate, line.building.key)) for row, line in lines
    }
    doors = doors_of({building.pk for building in places.values() if building})
    known = {}
    for row, line in lines:
        building = places[row.number]
        if building is None:
            continue
        way = line.entrance and structure.entrances.get((building.pk, line.entrance.key))
        if line.entrance and way is None:
            continue
        door = doors.get((building.pk, way.pk if way else None, line.door.key))
        if door is not None:
            known[row.number] = door
    return known


def _changes(
    lines: Sequence[tuple[Row, PremisesLine]], known: dict[int, Premises]
) -> Iterator[Fault]:
    """Already there: what would be put right is said before it is."""
    for row, line in lines:
        door = known.get(row.number)
        if door is None:
            continue
        change = difference({column: getattr(door, column) for column in line.told}, line.told)
        if change:
            yield Fault(
                row=row.number,
                column="door",
                message=f"这一户已登记，写入后{change}",
                kind="已登记，将更正",
                weight=Weight.NOTICE,
            )


def _numbers(
    lines: Sequence[tuple[Row, PremisesLine]], known: dict[int, Premises]
) -> Iterator[Fault]:
    """A 不动产单元号 belongs to one door, of the sheet and of the register."""
    told = [(row, line.told["unit_number"]) for row, line in lines if "unit_number" in line.told]
    held = unit_numbers_held([number for _, number in told]) if told else {}
    first: dict[str, int] = {}
    for row, number in told:
        door = known.get(row.number)
        other = held.get(number)
        if other is not None and (door is None or door.pk != other):
            message = "这个不动产单元号已登记在另一户，核对产权证书"
        elif first.setdefault(number, row.number) != row.number:
            message = f"与第 {first[number]} 行的不动产单元号相同"
        else:
            continue
        yield Fault(row=row.number, column="unit_number", message=message, kind="不动产单元号重复")


PREMISES = ImportKind(
    code="premises",
    title="房屋",
    template=TEMPLATE,
    power=Power.KEEP,
    check=check,
    write=write,
    policies=(Policy.GOOD_ROWS, Policy.ALL_OR_NOTHING),
    effects=(
        "没有登记过的楼栋、单元随房屋一起建，各有一个位置码",
        "已登记的房屋更正填了的列，原来的值留在经过里；留空的列不变",
        "不注销任何房屋：表里没有的照旧",
    ),
    batch=2000,
)
