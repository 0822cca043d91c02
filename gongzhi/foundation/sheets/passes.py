"""Going through the rows of a run: read, parsed, checked by the kind, batch by batch."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from django.core.files.storage import default_storage

from gongzhi.foundation.sheets.kinds import ImportKind
from gongzhi.foundation.sheets.models import ImportRun
from gongzhi.foundation.sheets.reading import read
from gongzhi.foundation.sheets.rules.checking import Heading, with_faults
from gongzhi.foundation.sheets.rules.columns import Fault, Row, Template
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken

T = TypeVar("T")


@dataclass(frozen=True)
class Pass:
    heading: Heading
    template: Template
    batches: Iterator[list[Row]]

    def rows(self) -> Iterator[Row]:
        for batch in self.batches:
            yield from batch


@contextmanager
def going_through(
    run: ImportRun, kind: ImportKind, *, actor: Actor, after: int = 0
) -> Iterator[Pass]:
    """The rows below number `after`, checked, in batches of the kind's size."""
    if run.file is None or not run.file.path:
        raise RuleBroken("原文件已按期删除，重新上传", field="file")
    with default_storage.open(run.file.path) as content:
        template = kind.template_on(local_day(run.uploaded_at), run.region_code)
        reading = read(content, template)
        rows = (row for row in reading.rows if row.number > after)
        held = in_batches(rows, kind.batch, thing_of(kind))
        batches = (checked(batch, kind, actor) for batch in held)
        yield Pass(reading.heading, template, batches)


def checked(rows: list[Row], kind: ImportKind, actor: Actor) -> list[Row]:
    by_row: dict[int, list[Fault]] = defaultdict(list)
    for fault in kind.check([row for row in rows if row.is_good], actor):
        by_row[fault.row].append(fault)
    seen = [with_faults(row, by_row[row.number]) if row.number in by_row else row for row in rows]
    thing = thing_of(kind)
    return seen if thing is None else _whole_or_not(seen, thing)


def thing_of(kind: ImportKind) -> Callable[[Row], Any] | None:
    """What a row belongs to, where several rows are one thing."""
    if not kind.together:
        return None
    return lambda row: tuple(row.values.get(key) for key in kind.together)


def in_batches(
    items: Iterable[T], size: int, thing: Callable[[T], Any] | None = None
) -> Iterator[list[T]]:
    """Of so many, and as many more as belong to the last one's thing."""
    batch: list[T] = []
    for item in items:
        if len(batch) >= size and (thing is None or thing(item) != thing(batch[-1])):
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def _whole_or_not(rows: list[Row], thing: Callable[[Row], Any]) -> list[Row]:
    """A good row of a thing that has a bad one is not written without it."""
    told: list[Row] = []
    for _, group in groupby(rows, key=thing):
        own = list(group)
        bad = next((row for row in own if not row.is_good), None)
        told += own if bad is None else [_with_companion(row, bad) for row in own]
    return told


def _with_companion(row: Row, bad: Row) -> Row:
    if not row.is_good:
        return row
    message = f"和第 {bad.number} 行是同一件，那一行有错；改好后一起导入"
    return with_faults(row, [Fault(row=row.number, message=message, kind="同一件的另一行有错")])
