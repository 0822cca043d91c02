"""A lower level may tighten what a higher one says, never loosen it."""

from fractions import Fraction

from gongzhi.foundation.rulebook.rules.book import Definition
from gongzhi.foundation.rulebook.rules.kinds import DayOfYear, Ratio, Worth
from gongzhi.foundation.rulebook.vocabulary import Bearing, Kind, Strictness
from gongzhi.kernel.calendar import Span


class Incomparable(Exception):
    """Which of two values is the stricter cannot be said."""


def loosens(definition: Definition, below: Worth, above: Worth) -> bool:
    """Whether `below` asks for less than `above`; what cannot be compared counts as loosening."""
    if definition.strictness == Strictness.FREE:
        return False
    if definition.strictness == Strictness.FIXED:
        return below != above
    if isinstance(below, tuple) and isinstance(above, tuple):
        return not set(above) <= set(below)
    try:
        lower, higher = _measure(definition, below), _measure(definition, above)
    except Incomparable:
        return True
    if lower[0] != higher[0]:
        return True
    if definition.strictness == Strictness.LOWER:
        return lower[1:] > higher[1:]
    return lower[1:] < higher[1:]


def bearing(definition: Definition, value: Worth, held: Worth) -> Bearing:
    """How a value stands to the one held before it, for whoever is to confirm it."""
    if value == held:
        return Bearing.SAME
    if definition.strictness == Strictness.FREE:
        return Bearing.FREE
    looser, stricter = loosens(definition, value, held), loosens(definition, held, value)
    if looser and stricter:
        return Bearing.UNLIKE
    return Bearing.LOOSER if looser else Bearing.STRICTER


def _measure(definition: Definition, value: Worth) -> tuple[str, Fraction, int]:
    """What is measured (only like compares with like), and the figure.

    A span of days says nothing about one of working days without a calendar. Reaching a figure asks
    for less than passing it: `>=1/2` is looser than `>1/2`. Options are listed the strictest first.
    """
    if isinstance(value, Span):
        return value.unit.value, Fraction(value.amount), 0
    if isinstance(value, Ratio):
        return value.sign[0], value.fraction, int(value.sign == ">") - int(value.sign == "<")
    if isinstance(value, DayOfYear):
        return "day", Fraction(value.month), value.day
    if definition.kind == Kind.CHOICE:
        return "choice", Fraction(-list(definition.options).index(str(value))), 0
    if isinstance(value, int):
        return "number", Fraction(value), 0
    raise Incomparable
