"""Reads the State Council's yearly notice, or plain lines, into days off and days worked.

    一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
    2027-01-01 休 元旦

What the notice says twice is checked: the weekday in brackets, and "共3天".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongzhi.foundation.web.rules.moments import weekday
from gongzhi.kernel.errors import RuleBroken

DAY = timedelta(days=1)
LONGEST = 15

_PLAIN = re.compile(r"(\d{4}-\d{2}-\d{2})\s+(休|班)\s*(\S*)")
_NAMED = re.compile(r"(?:[一二三四五六七八九十]+、)?\s*([^：:\s\d]{2,12})[：:](.+)")
_NUMBERED = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:（([^）]*)）|\(([^)]*)\))?")
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
_TOTAL = re.compile(r"共(\d{1,2})天")


@dataclass(frozen=True, order=True)
class ArrangedDay:
    day: date
    is_working: bool
    name: str


def read_notice(text: str, year: int) -> list[ArrangedDay]:
    """In order. Days of the years beside it may be among them; another year's notice is refused."""
    found: dict[date, ArrangedDay] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        for arranged in _line(line.strip(), number, year):
            if found.setdefault(arranged.day, arranged).is_working != arranged.is_working:
                raise _refusal(number, f"{arranged.day} 既写了放假又写了上班")
    if not any(day.year == year and not a.is_working for day, a in found.items()):
        raise RuleBroken(f"没有读到{year}年的放假日期", field="text")
    return sorted(found.values())


def _line(line: str, number: int, year: int) -> Iterator[ArrangedDay]:
    plain, named = _PLAIN.fullmatch(line), _NAMED.fullmatch(line)
    if plain:
        yield ArrangedDay(_iso(plain[1], number), plain[2] == "班", plain[3])
    elif named:
        for sentence in filter(None, named[2].split("。")):
            yield from _sentence(sentence, named[1], number, year)
    elif "日" in line and re.search("放假|上班", line):
        raise _refusal(number, "写作“元旦：1月1日至3日放假”或“2027-01-01 休 元旦”")


def _sentence(sentence: str, name: str, number: int, year: int) -> Iterator[ArrangedDay]:
    """A sentence tells of days off, or of days worked, or of neither."""
    if "放假" in sentence:
        yield from _days_off(sentence, name, number, year)
    elif "上班" in sentence:
        for day in _dates(sentence, number, year):
            yield ArrangedDay(day, is_working=True, name=name)


def _days_off(sentence: str, name: str, number: int, year: int) -> Iterator[ArrangedDay]:
    named = list(_dates(sentence, number, year))
    if not named:
        raise _refusal(number, "没有写明放假的日期")
    last = named[-1] if "至" in sentence else named[0]
    length = (last - named[0]).days + 1
    if not 1 <= length <= LONGEST:
        raise _refusal(number, "放假的起止日期不对")
    total = _TOTAL.search(sentence)
    if total and int(total[1]) != length:
        raise _refusal(number, f"起止日期是 {length} 天，后面写的是 {total[0]}")
    for n in range(length):
        yield ArrangedDay(named[0] + DAY * n, is_working=False, name=name)


def _dates(sentence: str, number: int, year: int) -> Iterator[date]:
    """Each date named; a year or month not named is the one before it."""
    month = 0
    for found in _NUMBERED.finditer(sentence):
        year, month = int(found[1] or year), int(found[2] or month)
        try:
            day = date(year, month, int(found[3]))
        except ValueError:
            raise _refusal(number, f"没有“{found[0]}”这一天") from None
        _check_weekday(day, found[4] or found[5] or "", number)
        yield day


def _check_weekday(day: date, note: str, number: int) -> None:
    written = _WEEKDAY.search(note)
    if written and weekday(day)[1:] != written[1].replace("天", "日"):
        real = f"{day.year}年{day.month}月{day.day}日是{weekday(day)}"
        raise _refusal(number, f"{real}，文中写的是“{written[0]}”；是否拿了另一年的通知")


def _iso(text: str, number: int) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _refusal(number, f"没有“{text}”这一天") from None


def _refusal(number: int, message: str) -> RuleBroken:
    return RuleBroken(f"第 {number} 行：{message}", field="text")
