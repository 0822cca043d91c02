"""Chinese text: one form for comparing, words for searching, a key for ordering, a short title."""

import re
import unicodedata

from pypinyin import Style, lazy_pinyin

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
LONGEST_WORD = 64
LONGEST_ID, GREATEST_ID = 19, 2**63 - 1

_UNSEEN = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e"
    "\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
"""Marks of direction, breaks and fillers without a width, controls other than tab and line break.
The joiner U+200D stays, for it makes one sign of several; NUL stays, to be refused."""
_BLANK = re.compile("[\\s\u115f\u1160\u200d\u2800\u3164\ufe00-\ufe0f\uffa0]*")
"""Signs that show nothing by themselves, though some of them shape others."""
_PIECES = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
_HAN = re.compile(rf"[{HAN}]")
_SPACE = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")
_CHINESE_NUMBER = re.compile(r"[零〇一二三四五六七八九十百两]+(?=[栋幢座号单期区组楼层室弄门村])")
_GREETING = re.compile(
    r"^\s*(?:尊敬的[^，。：！!,:\s]{0,12}[，：！!,:\s]+|(?:您|你)们?好[，。：！!,:\s]*|领导好[，。：！!,:\s]*)+"
)
_SENTENCE_END = re.compile(r"[。！？；!?;\n\r]")
_CLAUSE_END = re.compile(r"[，、：,:]")
_ONES = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"\u3007": 0, "两": 2}
_TENS = {"十": 10, "百": 100}


def visible(text: str) -> str:
    """Without what nobody types on purpose and what turns a line around or hides in it."""
    return _UNSEEN.sub("", text)


def as_seen(text: str) -> str:
    """What a person wrote as others will see it, no blanks around it; "" where nothing is seen.
    The rule of every free text that an act takes."""
    seen = visible(text).strip()
    return "" if _BLANK.fullmatch(seen) else seen


def id_in(text: str) -> int | None:
    """The number of a row, where the text is one; figures no row can have are none."""
    if not text.isdecimal() or len(text) > LONGEST_ID:
        return None
    number = int(text)
    return number if number <= GREATEST_ID else None


def fold(text: str) -> str:
    """Full width and half width, capital and small, the same; spaces collapsed."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _SPACE.sub(" ", folded).strip()


def pieces(text: str) -> list[str]:
    """Runs of Chinese characters, and words of letters and digits, in order."""
    return [piece[:LONGEST_WORD] if not is_han(piece) else piece for piece in split(text)]


def split(text: str) -> list[str]:
    return _PIECES.findall(fold(text))


def is_han(piece: str) -> bool:
    return bool(_HAN.match(piece))


def bigrams(text: str) -> list[str]:
    """Pairs of neighbouring characters, lone characters, and words; in order, repeats kept."""
    return [gram for piece in pieces(text) for gram in _grams(piece)]


def index_words(text: str) -> list[str]:
    """What a searchable text is stored under: its bigrams and the last character of every run.

    With those, one character finds every text it stands in, as the beginning of a stored word.
    """
    tails = {piece[-1] for piece in pieces(text) if is_han(piece)}
    return sorted({*bigrams(text), *tails})


def sort_key(text: str) -> str:
    """Orders by pinyin, and numbers by their size: 2栋 before 10栋, 二单元 before 十单元.

    Meant for a column with the collation "C"; the text itself at the end keeps homophones apart.
    """
    folded = fold(text)
    counted = _CHINESE_NUMBER.sub(lambda found: str(chinese_number(found[0])), folded)
    sized = _DIGITS.sub(lambda found: _sized(found[0]), counted)
    spoken = lazy_pinyin(sized, style=Style.TONE3, neutral_tone_with_five=True)
    return f"{' '.join(spoken)}\t{folded}"


def chinese_number(word: str) -> int:
    """二十三 → 23; characters in a row without 十 or 百 are digits: 一〇二 → 102."""
    if not any(sign in word for sign in _TENS):
        return int("".join(str(_ONES[sign]) for sign in word))
    total = ones = 0
    for sign in word:
        if sign in _TENS:
            total, ones = total + (ones or 1) * _TENS[sign], 0
        else:
            ones = _ONES[sign]
    return total + ones


def short_title(text: str, limit: int = 30) -> str:
    """The first sentence without its greeting, cut at a comma where it is too long."""
    plain = _GREETING.sub("", _SPACE.sub(" ", text.strip())) or text.strip()
    first = next((part.strip() for part in _SENTENCE_END.split(plain) if part.strip()), "")
    if len(first) <= limit:
        return first
    cuts = [found.start() for found in _CLAUSE_END.finditer(first, limit // 3, limit + 1)]
    return first[: cuts[-1]] if cuts else f"{first[: limit - 1]}…"


def _grams(piece: str) -> list[str]:
    if not is_han(piece) or len(piece) == 1:
        return [piece]
    return [piece[at : at + 2] for at in range(len(piece) - 1)]


def _sized(digits: str) -> str:
    """Length first, so that text order is number order."""
    plain = digits.lstrip("0") or "0"
    return f"{len(plain):02d}{plain}"
