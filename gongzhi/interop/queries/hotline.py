"""The report of an import, drawn from what stands in the database now."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gongzhi.cases.queries.outside import category_names, known_orders
from gongzhi.cases.vocabulary import CLOSED, CaseState, LeadRole
from gongzhi.foundation.similarity.likeness import score
from gongzhi.interop.queries.places import Ground
from gongzhi.interop.rules.duplicates import likely_twins
from gongzhi.interop.rules.emergencies import emergency_words
from gongzhi.interop.rules.orders import Order
from gongzhi.interop.rules.reporting import (
    Attention,
    Landed,
    Refused,
    Report,
    attention,
    by_category,
    by_rule,
    by_state,
    in_order,
    unsure,
)
from gongzhi.interop.vocabulary import Look

if TYPE_CHECKING:
    from gongzhi.cases.models import Case

AT_ONCE = 1000


def report_of(
    orders: Sequence[Order],
    refused: Sequence[Refused],
    ground: Ground,
    *,
    new: int,
    file: str,
    is_trial: bool = False,
) -> Report:
    """New and already there alike: what the file's orders have become."""
    cases = _cases(orders, ground)
    landed = [_landed(order, cases[order.number]) for order in orders if order.number in cases]
    names = category_names()
    looks = [*unsure(landed, names), *_looked(orders, landed, cases, ground)]
    return Report(
        file=file,
        street=ground.name,
        read=len(orders) + len(refused),
        new=new,
        there=len(landed) - new,
        refused=tuple(refused),
        rules=by_rule(landed),
        categories=by_category(landed, names),
        states=by_state(landed, {state.value: state.label for state in CaseState}),
        by_people=sum(each.role == LeadRole.TRIAGE for each in landed),
        unclear=sum(not each.is_clear for each in landed),
        looks=in_order(looks),
        is_trial=is_trial,
    )


def _cases(orders: Sequence[Order], ground: Ground) -> dict[str, "Case"]:
    numbers = [order.number for order in orders]
    found: dict[str, Case] = {}
    for start in range(0, len(numbers), AT_ONCE):
        found |= known_orders(ground.county_code, numbers[start : start + AT_ONCE])
    return found


def _landed(order: Order, case: "Case") -> Landed:
    why = case.routing
    return Landed(
        row=order.row,
        number=order.number,
        code=case.code,
        title=case.title,
        state=case.state,
        category=case.category,
        rule=why.get("rule"),
        rule_name=why.get("name", ""),
        role=why.get("role", ""),
        words=tuple(why.get("words", ())),
        near=why.get("near", ""),
        is_clear=why.get("clear", True),
        is_automatic=why.get("automatic", False),
    )


def _looked(
    orders: Sequence[Order], landed: Sequence[Landed], cases: dict[str, "Case"], ground: Ground
) -> Iterable[Attention]:
    by_number = {each.number: each for each in landed}
    for order in orders:
        if order.number in by_number:
            each, case = by_number[order.number], cases[order.number]
            yield from _urgent(order, each)
            yield from _bodies(order, each, case, ground)
            yield from _finished(order, each, case)
    yield from _twins(orders, by_number)


def _urgent(order: Order, each: Landed) -> Iterable[Attention]:
    words = emergency_words(f"{order.title} {order.text}")
    if words and not order.is_finished:
        yield attention(each, Look.EMERGENCY, f"写到“{'”“'.join(words)}”")


def _bodies(order: Order, each: Landed, case: "Case", ground: Ground) -> Iterable[Attention]:
    if not order.body:
        return
    named = ground.body(order.body)
    if named is None:
        yield attention(each, Look.BODY, f"“{order.body}”不在本辖区的组织名册里")
    elif case.lead is not None and case.lead_id != named.pk:
        detail = f"来文写{named.short_name}，现主办{case.lead.short_name}"
        yield attention(each, Look.OTHER_BODY, detail)


def _finished(order: Order, each: Landed, case: "Case") -> Iterable[Attention]:
    if order.is_finished and case.state not in CLOSED:
        yield attention(each, Look.FINISHED, f"这里是“{CaseState(case.state).label}”")


def _twins(orders: Sequence[Order], by_number: dict[str, Landed]) -> Iterable[Attention]:
    messages = {order.number: (order.title, order.text) for order in orders}
    for twin in likely_twins(messages, score):
        each, earlier = by_number.get(twin.later), by_number.get(twin.earlier)
        if each is not None and earlier is not None:
            detail = f"与 {twin.earlier}（{earlier.code}）相近，{round(twin.likeness * 100)}%"
            yield attention(each, Look.DUPLICATE, detail)
