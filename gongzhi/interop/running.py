"""A whole file from the command line: batch by batch, resumable at any point, or as a trial."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import IO

from django.core.files.storage import default_storage
from django.db import transaction

from gongzhi.foundation.sheets.models import ImportRun
from gongzhi.foundation.sheets.reading import read
from gongzhi.foundation.sheets.rules.columns import Row
from gongzhi.foundation.sheets.workbooks import said
from gongzhi.interop.commands.hotline import take_in_orders
from gongzhi.interop.imports import HOTLINE
from gongzhi.interop.queries.hotline import report_of
from gongzhi.interop.queries.places import Ground, ground_of
from gongzhi.interop.rules.orders import Order, order_of
from gongzhi.interop.rules.reporting import Refused, Report
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken

Progress = Callable[[int, int], None]


def actor_for(street: str) -> Actor:
    """Whoever sits at the machine: no person, the powers of an import and nothing else."""
    return Actor(channel="import", powers=frozenset({HOTLINE.power}), territory=(street,))


def report_of_run(run: ImportRun, *, actor: Actor) -> Report:
    """Of an import from the desk: what the rows of its file have become by now."""
    if run.file is None or not run.file.path:
        raise RuleBroken("原文件已按期删除，不能再对照；来文都在诉求列表里，来源选“12345 热线”")
    with default_storage.open(run.file.path) as content:
        orders, refused = sorted_out(content)
    return report_of(orders, refused, ground_of(actor), new=run.written, file=run.file.name)


def import_file(
    content: IO[bytes], *, file: str, street: str, now: datetime, progress: Progress
) -> Report:
    """Each batch is committed before the next begins: killed half-way, the same again goes on."""
    actor = actor_for(street)
    ground = ground_of(actor)
    orders, refused = sorted_out(content)
    new = 0
    for at, batch in _batches(orders):
        new += len(take_in_orders(batch, ground, actor=actor, now=now))
        progress(at, len(orders))
    return report_of(orders, refused, ground, new=new, file=file)


def try_file(
    content: IO[bytes], *, file: str, street: str, now: datetime, progress: Progress
) -> Report:
    """Everything is done, the report drawn, and all of it taken back."""
    actor = actor_for(street)
    ground = ground_of(actor)
    orders, refused = sorted_out(content)
    with transaction.atomic():
        report = _tried(orders, refused, ground, actor, now, file, progress)
        transaction.set_rollback(True)
    return report


def sorted_out(content: IO[bytes]) -> tuple[list[Order], list[Refused]]:
    """The file's good rows as orders, and why the others are none."""
    orders, refused = [], []
    for row in read(content, HOTLINE.template).rows:
        if row.is_good:
            orders.append(order_of(row.number, row.values))
        else:
            refused.append(Refused(row.number, _why(row)))
    return orders, refused


def _tried(
    orders: list[Order],
    refused: list[Refused],
    ground: Ground,
    actor: Actor,
    now: datetime,
    file: str,
    progress: Progress,
) -> Report:
    new = 0
    for at, batch in _batches(orders):
        new += len(take_in_orders(batch, ground, actor=actor, now=now))
        progress(at, len(orders))
    return report_of(orders, refused, ground, new=new, file=file, is_trial=True)


def _batches(orders: list[Order]) -> Iterator[tuple[int, list[Order]]]:
    for start in range(0, len(orders), HOTLINE.batch):
        batch = orders[start : start + HOTLINE.batch]
        yield start + len(batch), batch


def _why(row: Row) -> str:
    return "；".join(map(said, row.faults))
