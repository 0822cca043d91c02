"""网格: what grids of one kind cover never meets, and a micro-grid stays inside its own.

A cover is an estate as a whole, or one of its buildings.
"""

from collections.abc import Iterable
from typing import NamedTuple

from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.vocabulary import GridKind


class Cover(NamedTuple):
    estate: int
    building: int | None = None


def meet(one: Cover, other: Cover) -> bool:
    """Whether both hold the same ground: a whole estate meets each of its buildings."""
    if one.estate != other.estate:
        return False
    return one.building is None or other.building is None or one.building == other.building


def holds(outer: Cover, inner: Cover) -> bool:
    return outer.estate == inner.estate and outer.building in {None, inner.building}


def overlaps(wanted: Iterable[Cover], others: Iterable[Cover]) -> list[tuple[Cover, Cover]]:
    """Each pair that meets, in the order asked."""
    standing = list(others)
    return [(one, other) for one in wanted for other in standing if meet(one, other)]


def overlaps_within(covers: Iterable[Cover]) -> list[tuple[Cover, Cover]]:
    """Pairs of one list that meet: an estate and one of its own buildings."""
    listed = list(covers)
    return [pair for at, one in enumerate(listed) for pair in overlaps([one], listed[at + 1 :])]


def outside(inner: Iterable[Cover], outer: Iterable[Cover]) -> list[Cover]:
    """What of a micro-grid the grid above it does not cover."""
    held = list(outer)
    return [one for one in inner if not any(holds(cover, one) for cover in held)]


def require_place(kind: GridKind, *, has_parent: bool) -> None:
    if kind is GridKind.MICRO and not has_parent:
        raise RuleBroken("微网格要写明属于哪个网格", field="parent")
    if kind is GridKind.GRID and has_parent:
        raise RuleBroken("网格不在别的网格之内；要分细的登记为微网格", field="parent")
