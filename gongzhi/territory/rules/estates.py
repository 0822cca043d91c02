"""小区: its code and its position."""

import re
from collections.abc import Iterable

from gongzhi.kernel.errors import RuleBroken

_CODE = re.compile(r"[0-9A-Za-z_-]{1,20}")
_CHINA = ((3.0, 54.0), (73.0, 136.0))


def require_code(code: str, *, field: str = "code") -> str:
    """It stands in addresses of pages."""
    if not _CODE.fullmatch(code):
        raise RuleBroken("编号用 1 至 20 位字母、数字、“-”和“_”", field=field)
    return code


def next_code(region: str, taken: Iterable[str], *, mark: str = "-") -> str:
    """510115003001-03 after -02, whatever else was entered by hand."""
    shape = re.compile(rf"{re.escape(region + mark)}(\d{{1,6}})", re.ASCII)
    numbers = [int(found[1]) for code in taken if (found := shape.fullmatch(code))]
    return f"{region}{mark}{max(numbers, default=0) + 1:02d}"


def require_position(latitude: float | None, longitude: float | None) -> None:
    """Both or neither, and in this country: the two are easily exchanged."""
    if latitude is None and longitude is None:
        return
    if latitude is None or longitude is None:
        missing = "latitude" if latitude is None else "longitude"
        raise RuleBroken("纬度和经度要一起填", field=missing)
    (south, north), (west, east) = _CHINA
    if not (south <= latitude <= north and west <= longitude <= east):
        raise RuleBroken("位置不在国内，核对纬度和经度有没有填反", field="latitude")
