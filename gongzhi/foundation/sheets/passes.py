"""Going through the rows of a run: read, parsed, checked by the kind, batch by batch."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

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
        batches = (checked(batch, kind, actor) for batch in in_batches(rows, kind.batch))
        yield Pass(reading.heading, template, batches)


def checked(rows: list[Row], kind: ImportKind, actor: Actor) -> list[Row]:
    by_row: dict[int, list[Fault]] = defaultdict(list)
    for fault in kind.check([row for row in rows if row.is_good], actor):
        by_row[fault.row].append(fault)
    return [with_faults(row, by_row[row.number]) if row.number in by_row else row for row in rows]


def in_batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
