"""From rows of cells to rows of values: find the header, understand cells, gather faults."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gongzhi.foundation.sheets.rules.cells import Cell, is_blank, shown
from gongzhi.foundation.sheets.rules.columns import Column, Fault, Row, Template, letter
from gongzhi.kernel.errors import RuleBroken

HEADER_WITHIN = 10
REMARK = "说明"

Numbered = tuple[int, Sequence[Cell]]


@dataclass(frozen=True, kw_only=True)
class Heading:
    """Where the header stands and which cell of a row is which column."""

    row: int
    names: tuple[str, ...]
    places: dict[str, int]

    @property
    def strangers(self) -> list[str]:
        """Columns of the sheet that no column of the template answers to."""
        taken = set(self.places.values())
        named = enumerate(self.names)
        return [name for at, name in named if at not in taken and name and name != REMARK]

    def address(self, column: str, row: int) -> str:
        """D38, as the sheet itself calls the cell."""
        return f"{letter(self.places[column])}{row}" if column in self.places else f"{row} 行"


def find_heading(rows: Sequence[Numbered], template: Template) -> Heading:
    """The row among the first ten that names the most columns; refused where one is missing."""
    headings = [_heading(number, cells, template) for number, cells in rows[:HEADER_WITHIN]]
    best = max(headings, key=lambda heading: len(heading.places), default=None)
    if best is None or not best.places:
        raise RuleBroken(
            f"前 {HEADER_WITHIN} 行里没有找到表头；第一行要有：{_names(template.columns)}",
            field="file",
        )
    missing = [c for c in template.columns if c.required and c.key not in best.places]
    if missing:
        raise RuleBroken(
            f"第 {best.row} 行的表头缺 {len(missing)} 列：{_names(missing)}；补上后再传",
            field="file",
        )
    return best


def understand(rows: Iterable[Numbered], heading: Heading, template: Template) -> Iterator[Row]:
    """Rows below the header; blank ones and the template's own examples are left out."""
    examples = {tuple(example) for example in template.examples}
    seen: dict[int, int] = {}
    parsed = Parsed()
    taken = 0
    for number, cells in rows:
        if number <= heading.row or all(is_blank(cell) for cell in cells):
            continue
        if _is_example(cells, heading, template, examples):
            continue
        taken += 1
        if taken > template.most_rows:
            raise RuleBroken(f"超过 {template.most_rows} 行，分成几个文件再传", field="file")
        yield _with_twin(_understood(number, cells, heading, template, parsed), template, seen)


class Parsed:
    """What cells said that came before: a long sheet says the same few things over and over."""

    MOST = 20_000

    def __init__(self) -> None:
        self._known: dict[tuple[str, type, Cell], object] = {}

    def value(self, cell: Cell, column: Column) -> object:
        """Refusals are not kept: they are few, and each is told anew."""
        mark = (column.key, type(cell), cell)
        if mark not in self._known:
            if len(self._known) >= self.MOST:
                self._known.clear()
            self._known[mark] = _value(cell, column)
        return self._known[mark]


def with_faults(row: Row, faults: Iterable[Fault]) -> Row:
    return replace(row, faults=(*row.faults, *faults))


def _heading(number: int, cells: Sequence[Cell], template: Template) -> Heading:
    names = tuple(shown(cell) for cell in cells)
    places: dict[str, int] = {}
    for column in template.columns:
        at = next((at for at, name in enumerate(names) if column.answers_to(name)), None)
        if at is not None:
            places[column.key] = at
    return Heading(row=number, names=names, places=places)


def _understood(
    number: int, cells: Sequence[Cell], heading: Heading, template: Template, parsed: Parsed
) -> Row:
    values, faults = {}, []
    for column in template.columns:
        cell = _cell(cells, heading, column)
        try:
            values[column.key] = parsed.value(cell, column)
        except RuleBroken as broken:
            faults.append(_fault(number, column, broken))
    return Row(number=number, cells=tuple(cells), values=values, faults=tuple(faults))


def _value(cell: Cell, column: Column) -> object:
    if not is_blank(cell):
        return column.parse(cell)
    if column.required:
        raise RuleBroken(f"{column.name}为空", clause=column.help)
    return column.blank


def _fault(number: int, column: Column, broken: RuleBroken) -> Fault:
    kind = f"{column.name}为空" if broken.message == f"{column.name}为空" else f"{column.name}有误"
    return Fault(
        row=number, column=column.key, message=broken.message, hint=broken.clause, kind=kind
    )


def _with_twin(row: Row, template: Template, seen: dict[int, int]) -> Row:
    """Remembers a hash a row, so that a hundred thousand rows stay small."""
    if not template.unique or any(row.values.get(key) is None for key in template.unique):
        return row
    mark = hash(tuple(row.values[key] for key in template.unique))
    first = seen.setdefault(mark, row.number)
    if first == row.number:
        return row
    names = _names([template.column(key) for key in template.unique])
    twin = Fault(
        row=row.number,
        column=template.unique[-1],
        message=f"与第 {first} 行重复（{names}都相同）",
        hint="合为一行，或改正其中一行",
        kind="同一内容出现两次",
    )
    return with_faults(row, [twin])


def _is_example(
    cells: Sequence[Cell], heading: Heading, template: Template, examples: set[tuple[str, ...]]
) -> bool:
    first = shown(_cell(cells, heading, template.columns[0]))
    if not any(example[0] == first for example in examples):
        return False
    return tuple(shown(_cell(cells, heading, column)) for column in template.columns) in examples


def _cell(cells: Sequence[Cell], heading: Heading, column: Column) -> Cell:
    at = heading.places.get(column.key)
    return cells[at] if at is not None and at < len(cells) else None


def _names(columns: Iterable[Column]) -> str:
    return "、".join(f"“{column.name}”" for column in columns)
