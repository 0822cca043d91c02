"""行政区划 by code: the level is in the digits, the parent too."""

from collections.abc import Iterable

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.identifiers import region_code as codes
from gongzhi.territory.vocabulary import RegionLevel

_LEVELS = {
    codes.Level.PROVINCE: RegionLevel.PROVINCE,
    codes.Level.CITY: RegionLevel.CITY,
    codes.Level.COUNTY: RegionLevel.COUNTY,
    codes.Level.STREET: RegionLevel.STREET,
    codes.Level.COMMUNITY: RegionLevel.COMMUNITY,
}
SHAPES = {
    RegionLevel.PROVINCE: r"^[0-9]{2}0{10}$",
    RegionLevel.CITY: r"^[0-9]{2}(?!00)[0-9]{2}0{8}$",
    RegionLevel.COUNTY: r"^[0-9]{4}(?!00)[0-9]{2}0{6}$",
    RegionLevel.STREET: r"^[0-9]{6}(?!000)[0-9]{3}000$",
    RegionLevel.COMMUNITY: r"^[0-9]{9}(?!000)[0-9]{3}$",
}
"""What the digits of each level look like, for the database."""


def level_of(code: str) -> RegionLevel:
    return _LEVELS[codes.level(code)]


def is_above(code: str, territory: Iterable[str]) -> bool:
    """Whether it is the county, city or province that one of those prefixes lies in."""
    return any(codes.contains(code, prefix) for prefix in territory if prefix)


def require_parent(code: str, known: Iterable[str], *, field: str = "code") -> str:
    """The code one level up, "" above a province; refused where nobody knows it."""
    above = codes.parent(code)
    if above and above not in known:
        raise RuleBroken(
            f"上一级 {above} 还没有登记，先登记上一级，或写在同一张表里、排在前面", field=field
        )
    return above
