"""A lower level may tighten what a higher one says, never loosen it."""

from typing import Any

from gongzhi.foundation.rulebook.rules.book import Definition
from gongzhi.foundation.rulebook.vocabulary import Kind, Strictness


class Incomparable(Exception):
    """Two spans in different units: which is the stricter cannot be said without a calendar."""


def loosens(definition: Definition, below: Any, above: Any) -> bool:
    """Whether `below` asks for less than `above`; what cannot be compared counts as loosening."""
    if definition.strictness == Strictness.FREE:
        return False
    if definition.strictness == Strictness.FIXED:
        return bool(below != above)
    if definition.kind == Kind.ITEMS:
        return not set(above) <= set(below)
    try:
        lower, higher = measure(definition, below), measure(definition, above)
        if _unit(definition, below) != _unit(definition, above):
            return True
    except Incomparable:
        return True
    if definition.strictness == Strictness.LOWER:
        return lower > higher
    return lower < higher


def measure(definition: Definition, value: Any) -> tuple[Any, ...]:
    """A number, or several in order, by which values of one key can be compared."""
    if definition.kind == Kind.SPAN:
        return (value.amount,)
    if definition.kind == Kind.RATIO:
        return value.fraction, _edge(value.sign)
    if definition.kind == Kind.CHOICE:
        return (-list(definition.options).index(value),)
    if definition.kind == Kind.FLAG:
        return (int(value),)
    if definition.kind == Kind.DAY:
        return value.month, value.day
    if definition.kind in {Kind.INTEGER, Kind.MONEY, Kind.AREA}:
        return (value,)
    raise Incomparable


def _unit(definition: Definition, value: Any) -> str:
    if definition.kind == Kind.SPAN:
        return str(value.unit)
    if definition.kind == Kind.RATIO:
        return str(value.sign)[0]
    return ""


def _edge(sign: str) -> int:
    """Reaching the very figure is less than passing it: `>=1/2` asks for less than `>1/2`."""
    return {">=": 0, ">": 1, "<": 0, "<=": 1}[sign]
