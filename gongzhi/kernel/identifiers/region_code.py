"""区划代码: GB/T 2260 and the statistical 12 digits.

Province 2, city 2, county 2, street 3, community 3. Territory is written as a prefix without its
trailing empty groups ("310112103"); the stored code of a place is padded to 12 ("310112103000").
"""

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.terms import Term
from gongzhi.kernel.text import fold

LENGTH = 12


class Level(Term):
    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    COUNTY = "county", "县级"
    STREET = "street", "乡镇街道级"
    COMMUNITY = "community", "村居级"


ENDS = {
    Level.PROVINCE: 2,
    Level.CITY: 4,
    Level.COUNTY: 6,
    Level.STREET: 9,
    Level.COMMUNITY: 12,
}


def parse(text: str, *, field: str = "region_code") -> str:
    """The padded 12 digits; what was typed may stop at any level."""
    code = fold(text).replace(" ", "")
    if not (code.isascii() and code.isdecimal()) or len(code) not in ENDS.values():
        raise RuleBroken(
            "区划代码应为 2、4、6、9 或 12 位数字，如颛桥镇 310112103",
            clause="GB/T 2260",
            field=field,
        )
    if code[:2] == "00":
        raise RuleBroken("区划代码的前两位是省级代码，不能是 00", clause="GB/T 2260", field=field)
    return padded(code)


def is_valid(text: str) -> bool:
    try:
        parse(text)
    except RuleBroken:
        return False
    return True


def padded(code: str) -> str:
    return code.ljust(LENGTH, "0")


def prefix(code: str) -> str:
    """Without the trailing groups that are all zeros."""
    whole = padded(code)
    ends = [2, *(end for start, end in _GROUPS if int(whole[start:end]))]
    return whole[: max(ends)]


def level(code: str) -> Level:
    return next(level for level, end in ENDS.items() if end == len(prefix(code)))


def parent(code: str) -> str:
    """The padded code one level up; "" above a province. Empty levels are passed over."""
    short = prefix(code)
    shorter = [end for end in ENDS.values() if end < len(short)]
    return padded(prefix(short[: shorter[-1]])) if shorter else ""


def ancestors(code: str) -> list[str]:
    """From the province down to the parent."""
    above = parent(code)
    return [*ancestors(above), above] if above else []


def county(code: str) -> str:
    return padded(code)[:6]


def contains(outer: str, inner: str) -> bool:
    """Whether the second place is the first or lies in it."""
    return padded(inner).startswith(prefix(outer))


_GROUPS = tuple(zip((2, 4, 6, 9), (4, 6, 9, 12), strict=True))
