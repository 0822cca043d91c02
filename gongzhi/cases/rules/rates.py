"""Honest rates: numerator, denominator and what is left out, each as a count.

An open overdue case stands in the denominator; a silent reporter is never a satisfied one. A
percentage is never shown without numerator and denominator, and never decides anything.
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, kw_only=True)
class Rate:
    """`left_out` are cases that are in neither: not due yet, or never asked."""

    numerator: int
    denominator: int
    left_out: int = 0

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.numerator, self.denominator) if self.denominator else None

    @property
    def percent(self) -> str:
        """For reading only, beside what it is made of; "—" of nothing.

        One decimal, half up; 100.0% only of all and 0.0% only of none, else 99.9% and 0.1%.
        """
        if not self.denominator:
            return "—"
        if self.numerator in (0, self.denominator):
            return "100.0%" if self.numerator else "0.0%"
        tenths = (self.numerator * 2000 + self.denominator) // (2 * self.denominator)
        tenths = min(max(tenths, 1), 999)
        return f"{tenths // 10}.{tenths % 10}%"


def response_rate(*, in_time: int, late: int, overdue: int, not_due: int) -> Rate:
    """24 小时响应率: first human contact in time ÷ all whose time has come."""
    return Rate(numerator=in_time, denominator=in_time + late + overdue, left_out=not_due)


def resolution_rate(*, checked_in_time: int, checked_late: int, overdue: int, open_: int) -> Rate:
    """按时办结率: checked in time ÷ all that were due, the open overdue included."""
    return Rate(
        numerator=checked_in_time,
        denominator=checked_in_time + checked_late + overdue,
        left_out=open_,
    )


def satisfaction_rate(*, satisfied: int, neutral: int, dissatisfied: int, silent: int) -> Rate:
    """满意率: satisfied ÷ all who answered."""
    answered = satisfied + neutral + dissatisfied
    return Rate(numerator=satisfied, denominator=answered, left_out=silent)
