"""What can be imported: contexts register a kind with its template, its check and its writing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from gongzhi.foundation.rulebook.reading import value
from gongzhi.foundation.sheets.rules.columns import Fault, Row, Template
from gongzhi.foundation.sheets.vocabulary import Policy
from gongzhi.kernel.actor import Actor

Check = Callable[[Sequence[Row], Actor], Iterable[Fault]]
Write = Callable[[Sequence[Row], Actor, datetime], int]


def nothing_more(_rows: Sequence[Row], _actor: Actor) -> Iterable[Fault]:
    """The template's own parsing is all there is to check."""
    return ()


@dataclass(frozen=True, kw_only=True)
class ImportKind:
    """`check` and `write` get the rows in batches, in order; `check` gets only rows that parsed.

    `write` runs in a transaction with the batch's progress, so a batch is written exactly once; it
    answers how many rows it wrote. `policies` are offered to the person, the first is preselected.
    `effects` say beforehand what writing does and does not do; `receipt` names the address that
    says afterwards what became of the rows, by the run's number.
    """

    code: str
    title: str
    template: Template
    power: str
    write: Write
    check: Check = nothing_more
    policies: tuple[Policy, ...] = (Policy.GOOD_ROWS, Policy.ALL_OR_NOTHING)
    effects: tuple[str, ...] = ()
    batch: int = 500
    together: tuple[str, ...] = ()
    """Columns that make neighbouring rows one thing: checked and written as one, or not at all."""
    receipt: str = ""

    def template_on(self, day: date, region_code: str) -> Template:
        """With the rulebook's number of rows, where it is known."""
        told = value("files.sheet.rows", region_code=region_code, on=day).value
        return replace(self.template, most_rows=told) if isinstance(told, int) else self.template


_kinds: dict[str, ImportKind] = {}


def register(kind: ImportKind) -> None:
    known = _kinds.setdefault(kind.code, kind)
    if known is not kind:
        raise ValueError(f"two kinds of import are called {kind.code!r}")


def kind_of(code: str) -> ImportKind | None:
    return _kinds.get(code)


def kinds_for(actor: Actor) -> list[ImportKind]:
    """Those whose power the post holds, by title."""
    mine = (kind for kind in _kinds.values() if actor.holds(kind.power))
    return sorted(mine, key=lambda kind: kind.title)


def powers() -> tuple[str, ...]:
    """Each of them opens at least one sheet."""
    return tuple(sorted({kind.power for kind in _kinds.values()}))
