"""What the checker of input says, in plain Chinese. Nothing typed is repeated."""

import re
from typing import Any

WORDS = {
    "missing": "缺少这一项",
    "none_required": "这一项应为空",
    "json_invalid": "不是正确的 JSON",
    "extra_forbidden": "没有这一项",
    "string_type": "应为文字",
    "string_too_short": "至少 {min_length} 个字",
    "string_too_long": "最多 {max_length} 个字",
    "string_pattern_mismatch": "格式不对",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "int_parsing_size": "数字太大",
    "float_type": "应为数字",
    "float_parsing": "应为数字",
    "decimal_parsing": "应为数字",
    "finite_number": "应为数字",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "greater_than": "应大于 {gt}",
    "greater_than_equal": "不能小于 {ge}",
    "less_than": "应小于 {lt}",
    "less_than_equal": "不能大于 {le}",
    "multiple_of": "应为 {multiple_of} 的倍数",
    "too_short": "至少 {min_length} 项",
    "too_long": "最多 {max_length} 项",
    "list_type": "应为列表",
    "dict_type": "应为一组值",
    "model_attributes_type": "应为一组值",
    "literal_error": "只能是其中之一：{expected}",
    "enum": "只能是其中之一：{expected}",
    "date_type": "应为日期，如 2026-11-24",
    "date_parsing": "应为日期，如 2026-11-24",
    "date_from_datetime_parsing": "应为日期，如 2026-11-24",
    "date_from_datetime_inexact": "应为日期，如 2026-11-24",
    "datetime_type": "应为时间，如 2026-11-24T09:30:00+08:00",
    "datetime_parsing": "应为时间，如 2026-11-24T09:30:00+08:00",
    "datetime_from_date_parsing": "应为时间，如 2026-11-24T09:30:00+08:00",
    "timezone_aware": "时间要带时区，如 +08:00",
    "time_parsing": "应为时刻，如 09:30",
    "uuid_parsing": "编号的格式不对",
    "url_parsing": "网址的格式不对",
}
OTHERWISE = "填得不对"
QUOTED = re.compile(r"'([^']*)'")
BODY, INSIDE_BODY = "body", 2


def words_of(error: dict[str, Any]) -> str:
    """A check of our own speaks Chinese already."""
    own = str(error.get("ctx", {}).get("error", ""))
    if any("\u4e00" <= letter <= "\u9fff" for letter in own):
        return own
    words = WORDS.get(error["type"], OTHERWISE)
    told = dict(error.get("ctx", {}))
    if "expected" in told:
        told["expected"] = _listed(str(told["expected"]))
    try:
        return words.format(**told)
    except (KeyError, IndexError):
        return OTHERWISE


def _listed(expected: str) -> str:
    """'open', 'mine' or 'all' -> open、mine、all"""
    return "、".join(QUOTED.findall(expected)) or expected


def field_of(error: dict[str, Any]) -> str:
    """("body", "payload", "phone") -> "phone"; the parameter's own name says nothing outside."""
    where = [str(part) for part in error.get("loc", ())]
    if where[:1] == [BODY] and len(where) > INSIDE_BODY:
        return ".".join(where[INSIDE_BODY:])
    return ".".join(where[1:])
