"""Orders of the 12345 hotline become cases: each once, however often they are imported."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction

from gongzhi.cases.commands.outside import Answer, take_in_order
from gongzhi.cases.commands.report import Report
from gongzhi.cases.queries.outside import known_orders
from gongzhi.cases.vocabulary import Source
from gongzhi.interop.queries.places import Ground
from gongzhi.interop.rules.orders import Order
from gongzhi.kernel.actor import Actor

LOCK = 12345


@transaction.atomic
def take_in_orders(
    orders: Sequence[Order], ground: Ground, *, actor: Actor, now: datetime
) -> list[str]:
    """The numbers of those that are new, all or none of them; one import a county at a time, so
    that two of the same file never meet on the same number."""
    _one_at_a_time(ground)
    known = known_orders(ground.county_code, [order.number for order in orders])
    new = [order for order in orders if order.number not in known]
    for order in new:
        _take_in(order, ground, actor, now)
    return [order.number for order in new]


def _one_at_a_time(ground: Ground) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, int(ground.county_code)])


def _take_in(order: Order, ground: Ground, actor: Actor, now: datetime) -> None:
    report = Report(
        text=order.text,
        title=order.title,
        source=Source.HOTLINE,
        region_code=ground.code,
        spot=ground.spot(order.title, order.text),
        origin_number=order.number,
        reported_at=order.reported_at,
    )
    answer = Answer(
        organisation=ground.body(order.body),
        reply=order.reply,
        outcome=order.outcome,
        finished_at=order.finished_at,
    )
    take_in_order(report, answer, actor=actor, now=now)
