"""Mobile numbers of the mainland, in one form: eleven digits."""

import re

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import fold

LENGTH = 11
_PUNCTUATION = re.compile(r"[\s\-().·]")
_COUNTRY = re.compile(r"^(?:\+|00)86|^86(?=1\d{10}$)")
_MOBILE = re.compile(r"1[3-9]\d{9}")


def parse(text: str, *, field: str = "phone") -> str:
    number = normalised(text)
    if not _MOBILE.fullmatch(number):
        raise RuleBroken(_problem(number), field=field)
    return number


def is_valid(text: str) -> bool:
    return bool(_MOBILE.fullmatch(normalised(text)))


def normalised(text: str) -> str:
    return _COUNTRY.sub("", _PUNCTUATION.sub("", fold(text)))


def _problem(number: str) -> str:
    if not (number.isascii() and number.isdecimal()):
        return "手机号只能是数字"
    if len(number) != LENGTH:
        return f"手机号应为 11 位，现在是 {len(number)} 位"
    return "手机号应以 13 至 19 开头"
