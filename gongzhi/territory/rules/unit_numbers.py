"""不动产单元号 (GB/T 37346): 28 places, no check digit."""

import re

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import fold

SHAPE = r"[0-9]{12}[A-Z]{2}[0-9]{5}[FLQW][0-9]{8}"
CLAUSE = "GB/T 37346"
_LENGTH = 28
_WHOLE = re.compile(SHAPE)


def unit_number_of(text: str, *, field: str = "unit_number") -> str:
    """County 6, cadastral area 3 and 3, kind of right 2, parcel 5, kind of thing 1, unit 8."""
    number = fold(text).replace(" ", "").upper()
    if len(number) != _LENGTH:
        raise RuleBroken(
            f"不动产单元号是 28 位，这里有 {len(number)} 位；照不动产权证书抄写",
            clause=CLAUSE,
            field=field,
        )
    if not _WHOLE.fullmatch(number):
        raise RuleBroken(
            "不动产单元号应为 12 位数字、2 位字母、5 位数字、1 位字母（F、L、Q、W）、8 位数字",
            clause=CLAUSE,
            field=field,
        )
    return number
