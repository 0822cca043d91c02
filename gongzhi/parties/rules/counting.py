"""Heads and areas of owners by 法释〔2020〕17号 第八条、第九条. Areas in 0.01 m²."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One 专有部分 as counting sees it; `owners` are the keys of its buyers, together one buyer."""

    registered_area: int | None
    surveyed_area: int | None
    contract_area: int | None
    owners: frozenset[str]
    is_developer_held: bool = False


@dataclass(frozen=True, kw_only=True)
class Count:
    """人数 and 专有部分面积 (0.01 m²); `without_area` counts units with no figure at all."""

    heads: int
    area: int
    without_area: int


def area_of(unit: Unit) -> int | None:
    """登记 ?? 实测 ?? 合同 (第八条)."""
    for area in (unit.registered_area, unit.surveyed_area, unit.contract_area):
        if area is not None:
            return area
    return None


def count(units: Iterable[Unit]) -> Count:
    """One buyer one head however many units; all the developer still holds is one head (第九条)."""
    units = list(units)
    areas = [area_of(unit) for unit in units]
    buyers = {unit.owners for unit in units if not unit.is_developer_held}
    developer = any(unit.is_developer_held for unit in units)
    return Count(
        heads=len(buyers) + int(developer),
        area=sum(area for area in areas if area is not None),
        without_area=areas.count(None),
    )
