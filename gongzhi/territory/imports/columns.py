"""Columns that several registers have, and how a cell becomes a value of ours."""

from collections.abc import Callable
from typing import Any

from gongzhi.foundation.sheets.rules import cells
from gongzhi.foundation.sheets.rules.cells import Cell
from gongzhi.foundation.sheets.rules.columns import Column
from gongzhi.kernel.terms import Term
from gongzhi.territory.rules.areas import area_of
from gongzhi.territory.rules.naming import Named, building_named, entrance_named, plain_name

ESTATE = Column(
    key="estate",
    name="小区",
    parse=cells.words(60),
    required=True,
    example=("阳光花园",),
    help="辖区内登记过的小区，填名称；有同名的填小区编号",
    aliases=("小区名称", "小区编号", "项目名称"),
    width=20,
)


def named(namer: Callable[[str], Named]) -> cells.Parse:
    """Compared by its key, kept as its name."""

    def parse(cell: Cell) -> Named:
        return namer(cells.text(cell))

    return parse


def called(what: str, longest: int) -> cells.Parse:
    def parse(cell: Cell) -> str:
        return plain_name(cells.text(cell), what, longest)

    return parse


def one_of(vocabulary: type[Term]) -> cells.Parse:
    """A label of the vocabulary, as its code."""
    choose = cells.one_of(*(term.label for term in vocabulary))
    by_label = {term.label: term for term in vocabulary}

    def parse(cell: Cell) -> Any:  # noqa: ANN401  a word of that vocabulary
        return by_label[choose(cell)]

    return parse


def labels(vocabulary: type[Term]) -> tuple[str, ...]:
    return tuple(term.label for term in vocabulary)


def size(cell: Cell) -> int:
    return area_of(cell if isinstance(cell, int | float) else cells.text(cell))


def building(*, required: bool) -> Column:
    return Column(
        key="building",
        name="楼栋",
        parse=named(building_named),
        required=required,
        example=("1栋",) if required else (),
        help="3、3栋、3# 是同一栋",
        aliases=("栋", "幢", "楼号", "楼栋号", "幢号", "栋号"),
    )


def entrance(*, blank: Named | None = None) -> Column:
    return Column(
        key="entrance",
        name="单元",
        parse=named(entrance_named),
        blank=blank,
        help="没有单元的留空",
        aliases=("单元号", "门洞"),
    )
