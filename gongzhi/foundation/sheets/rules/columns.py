"""A template: the columns of a sheet, what each takes, what to tell the one who fills it in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gongzhi.foundation.sheets.rules.cells import Cell, Parse, text
from gongzhi.foundation.sheets.vocabulary import Weight
from gongzhi.kernel.text import fold

_LETTERS = 26


@dataclass(frozen=True, kw_only=True)
class Column:
    """`key` names the value in a row, `name` stands in the header, `aliases` are accepted too.

    `blank` is what an empty cell means where the column may be left empty.
    """

    key: str
    name: str
    parse: Parse = text
    required: bool = False
    example: tuple[str, ...] = ()
    help: str = ""
    choices: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    mask: Callable[[str], str] | None = None
    width: int = 14
    blank: Any = None

    def answers_to(self, header: str) -> bool:
        return _form(header) in {_form(name) for name in (self.name, *self.aliases)}

    def masked(self, value: str) -> str:
        """For the screen; whoever needs the whole has the file."""
        return self.mask(value) if self.mask and value else value


@dataclass(frozen=True, kw_only=True)
class Template:
    """`unique` names columns whose values together may stand in one row only."""

    title: str
    columns: tuple[Column, ...]
    notes: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()
    most_rows: int = 100_000

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)

    @property
    def examples(self) -> list[tuple[str, ...]]:
        count = max((len(column.example) for column in self.columns), default=0)
        return [
            tuple(column.example[at] if at < len(column.example) else "" for column in self.columns)
            for at in range(count)
        ]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong, where: the sheet's own row number, the column's key ("" for the whole row).

    `hint` says how to mend it; `kind` is what it is tallied under, the message where left out.
    """

    row: int
    message: str
    column: str = ""
    hint: str = ""
    kind: str = ""
    weight: Weight = Weight.ERROR


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row as it stands in the sheet and as it was understood."""

    number: int
    cells: tuple[Cell, ...]
    values: Mapping[str, Any]
    faults: tuple[Fault, ...] = field(default=())

    @property
    def is_good(self) -> bool:
        return not any(fault.weight is Weight.ERROR for fault in self.faults)


def letter(index: int) -> str:
    """0 is A, 26 is AA."""
    name, left = "", index + 1
    while left:
        left, rest = divmod(left - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def _form(name: str) -> str:
    """面积（m²） *, 面积(m2) and ' 面积 (M2)' are one."""
    return fold(name).replace(" ", "").replace("\n", "").rstrip("*")
