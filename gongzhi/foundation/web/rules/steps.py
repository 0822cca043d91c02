"""The five steps every resident sees: 受理 派单 办理 核查 评价."""

from gongzhi.foundation.web.values import Mark, Step

FIVE = ("受理", "派单", "办理", "核查", "评价")


def five_steps(current: int, *, late: bool = False) -> list[Step]:
    """`current` counts from 0; 5 and more means all are done."""
    return [Step(label, _mark(at, current, late=late)) for at, label in enumerate(FIVE)]


def _mark(at: int, current: int, *, late: bool) -> Mark:
    if at < current:
        return Mark.DONE
    if at > current:
        return Mark.AHEAD
    return Mark.LATE if late else Mark.NOW
