"""The three rates in words: never without what they are made of, and the month before."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from gongzhi.cases.queries.months import Months, Moved


@dataclass(frozen=True, kw_only=True)
class RateShown:
    label: str
    meaning: str
    value: str
    note: str
    left_out: str
    before: str
    trend: tuple[float, ...]


ROUNDING = "百分比一位小数，四舍五入"
"""How `Rate.percent` reads; docs/glossary.md says the rest."""
KINDS: tuple[tuple[str, str, str, Callable[[Months], Moved]], ...] = (
    ("24 小时响应率", "首次联系到报事人 ÷ 应响应", "未满 24 小时", lambda m: m.response),
    ("按时办结率", "期限内核查通过 ÷ 已到期，含到期未办结", "未到期", lambda m: m.resolution),
    ("满意率", "满意 ÷ 已评价", "未评", lambda m: m.satisfaction),
)


def rates(found: Months) -> list[RateShown]:
    return [_shown(kind, found) for kind in KINDS]


def _shown(kind: tuple[str, str, str, Callable[[Months], Moved]], found: Months) -> RateShown:
    label, meaning, out, part = kind
    moved = part(found)
    this = moved.this
    return RateShown(
        label=label,
        meaning=meaning,
        value=this.percent,
        note=f"{this.numerator:,} / {this.denominator:,}",
        left_out=f"{out} {this.left_out:,}",
        before=f"{month_name(found.before)} {moved.before.percent}",
        trend=moved.trend,
    )


def month_name(month: date) -> str:
    return f"{month.month} 月"
