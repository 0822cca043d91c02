"""How a place is called, from the estate down to the thing; and which names mean the same.

Sheets say 3栋, 3 栋, 03幢 and 3# of one building. The name is kept in one form, the key tells
whether two names are one, and the sort key puts 2 栋 before 10 栋.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import as_seen, chinese_number, fold, sort_key

LONGEST = 30
KEPT = 16_384
"""A register has a hundred thousand doors and few names: what was read once is kept ready."""
_COUNTED = re.compile(r"[零〇一二三四五六七八九十百两]+")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_SPACE = re.compile(r"\s+")
_BUILDING = re.compile(r"第?0*(\d+)\s*(#|号楼|栋|幢|座|号|)")
_BUILDING_WORD = re.compile(r"(?:#|号楼|栋|幢|座|楼|号)$")
_ENTRANCE = re.compile(r"第?0*(\d+)\s*(单元|门|)")
_ENTRANCE_WORD = re.compile(r"(?:单元|门)$")
_DOOR_WORD = re.compile(r"(?:室|房|号)$")


@dataclass(frozen=True)
class Named:
    """A name as it is kept; two are one where their keys are."""

    name: str = field(compare=False)
    key: str

    def __str__(self) -> str:
        return self.name


def spot(*, building: str = "", entrance: str = "", facility: str = "") -> str:
    """“3 栋 2 单元 1 号电梯”; empty for the estate as a whole."""
    return " ".join(part for part in (building, entrance, facility) if part)


def place(estate: str, spot_name: str) -> str:
    """“洲际亚洲湾 3 栋 2 单元 1 号电梯”."""
    return f"{estate} {spot_name}".strip()


@lru_cache(maxsize=KEPT)
def building_named(text: str, *, field: str = "building") -> Named:
    """3, 3栋, 03 # are “3 栋”; 3幢 stays “3 幢” and is the same building."""
    plain = _plain(text, "楼栋", field)
    found = _BUILDING.fullmatch(plain)
    unit = found[2].replace("#", "") or "栋" if found else ""
    name = f"{found[1]} {unit}" if found else plain
    return _named(name, _BUILDING_WORD, "楼栋", field)


@lru_cache(maxsize=KEPT)
def entrance_named(text: str, *, field: str = "entrance") -> Named:
    """1, 1单元 and 一单元 are one; written “1 单元” where a number was."""
    plain = _plain(text, "单元", field)
    found = _ENTRANCE.fullmatch(plain)
    name = f"{found[1]} {found[2] or '单元'}" if found else plain
    return _named(name, _ENTRANCE_WORD, "单元", field)


@lru_cache(maxsize=KEPT)
def door_named(text: str, *, field: str = "name") -> Named:
    """302室 is 302; 0302 keeps its zero and is the same door as 302."""
    plain = _SPACE.sub("", _plain(text, "房号", field)).upper()
    short = _DOOR_WORD.sub("", plain)
    return _named(short or plain, _DOOR_WORD, "房号", field)


def plain_name(text: str, what: str, longest: int, *, field: str = "name") -> str:
    """Of an estate, a grid, a thing: as typed, full width made half, no blanks around it."""
    name = _SPACE.sub(" ", as_seen(text)).strip()
    if not name:
        raise RuleBroken(f"{what}为空，写上名称", field=field)
    if len(name) > longest:
        raise RuleBroken(
            f"{what}有 {len(name)} 个字，最多 {longest} 个，删去 {len(name) - longest} 个",
            field=field,
        )
    return name


def door_order(building: str, entrance: str, door: str) -> str:
    """The sort key of premises, made of two halves kept ready."""
    where, told = _order(f"{building}{entrance}").split("\t", 1)
    spoken, written = _order(door).split("\t", 1)
    return f"{where} {spoken}\t{told}{written}"[:200]


def _plain(text: str, what: str, field: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    return plain_name(plain, what, LONGEST, field=field)


def _named(name: str, word: re.Pattern[str], what: str, field: str) -> Named:
    key = _key(name, word)
    if len(name) > LONGEST:
        raise RuleBroken(f"{what}最多 {LONGEST} 个字", field=field)
    return Named(name, key)


def _key(name: str, word: re.Pattern[str]) -> str:
    bare = _SPACE.sub("", fold(name))
    bare = word.sub("", bare) or bare
    counted = _COUNTED.sub(lambda found: _number(found[0]), bare.removeprefix("第") or bare)
    return _ZEROS.sub("", counted)


def _number(word: str) -> str:
    return str(chinese_number(word))


_order: Callable[[str], str] = lru_cache(maxsize=KEPT)(sort_key)
