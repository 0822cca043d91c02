"""Places written one after another in a cell: what a grid covers, who shares a part."""

import re
from typing import NamedTuple

from gongzhi.kernel.errors import RuleBroken

_BETWEEN_ESTATES = re.compile(r"[；;\n]+")
_BETWEEN = re.compile(r"[、，,]+")
_WITHIN = re.compile(r"[：:]")
_DOOR = re.compile(
    r"(?P<building>.+?(?:栋|幢|座|号楼|楼|#))\s*(?:(?P<entrance>.+?(?:单元|门))\s*)?(?P<door>.+)"
)


class Covered(NamedTuple):
    """An estate, whole where no building is written."""

    estate: str
    buildings: tuple[str, ...] = ()


class DoorSaid(NamedTuple):
    building: str
    entrance: str
    door: str


def covers_said(text: str, *, field: str = "covers") -> list[Covered]:
    """“甲苑；乙苑：1栋、2栋” → the whole of the one, two buildings of the other."""
    lines = [line.strip() for line in _BETWEEN_ESTATES.split(text) if line.strip()]
    if not lines:
        raise RuleBroken("写明覆盖哪些小区，如“甲苑；乙苑：1栋、2栋”", field=field)
    return [_covered(line, field) for line in lines]


def written(covers: list[Covered], *, between: str = "；") -> str:
    """As it is typed again."""
    return between.join(
        f"{each.estate}：{'、'.join(each.buildings)}" if each.buildings else each.estate
        for each in covers
    )


def doors_said(text: str, *, field: str = "premises") -> list[DoorSaid]:
    """“1栋1单元101、2栋302”."""
    return [_door(one.strip(), field) for one in re.split(r"[、，,；;\n]+", text) if one.strip()]


def _covered(line: str, field: str) -> Covered:
    estate, *rest = (part.strip() for part in _WITHIN.split(line, maxsplit=1))
    buildings = tuple(one.strip() for one in _BETWEEN.split(rest[0]) if one.strip()) if rest else ()
    if not estate or (rest and not buildings):
        raise RuleBroken(f"“{line[:20]}”看不懂，写成“小区：1栋、2栋”", field=field)
    return Covered(estate, buildings)


def _door(text: str, field: str) -> DoorSaid:
    found = _DOOR.fullmatch(text)
    if found is None:
        raise RuleBroken(f"“{text[:20]}”看不懂，写成“1栋1单元101”", field=field)
    return DoorSaid(found["building"].strip(), (found["entrance"] or "").strip(), found["door"])
