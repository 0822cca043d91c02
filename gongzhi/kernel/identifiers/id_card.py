"""公民身份号码 (GB 11643): 18 characters, region, birthday, order, check."""

import re
from datetime import date

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import fold

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
LENGTH = 18
_SHAPE = re.compile(r"[1-9]\d{16}[\dX]")


def parse(text: str, *, field: str = "id_card") -> str:
    number = normalised(text)
    problem = _problem(number)
    if problem:
        raise RuleBroken(problem, clause="GB 11643", field=field)
    return number


def is_valid(text: str) -> bool:
    return not _problem(normalised(text))


def normalised(text: str) -> str:
    return fold(text).upper().replace(" ", "")


def check_character(first17: str) -> str:
    total = sum(int(sign) * weight for sign, weight in zip(first17, WEIGHTS, strict=True))
    return CHECKS[total % 11]


def born_on(number: str) -> date:
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def age_on(number: str, day: date) -> int:
    """Full years, as the law counts them."""
    born = born_on(number)
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def county_code(number: str) -> str:
    """Where the number was first given out, which says nothing of where the person lives."""
    return number[:6]


def _problem(number: str) -> str:
    if len(number) != LENGTH:
        return f"身份证号码应为 18 位，现在是 {len(number)} 位"
    if not _SHAPE.fullmatch(number):
        return "身份证号码应为 17 位数字加 1 位校验码（数字或 X）"
    try:
        born_on(number)
    except ValueError:
        return f"身份证号码中的出生日期“{number[6:14]}”不存在"
    if check_character(number[:-1]) != number[-1]:
        return "身份证号码的校验码不对，请对照证件核对每一位"
    return ""
