"""What a report must be to be taken. Figures here are the usual ones, where no rule says others."""

from collections.abc import Collection

from gongzhi.cases.vocabulary import Source
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import as_seen

MIN_TEXT = 2
MAX_TEXT = 2000
MAX_OUTSIDE = 20_000
MAX_PLACE = 120
MAX_PHOTOS = 9
MAX_DAILY = 10
MIN_REPLY = 10
DRAFT_DAYS = 7
ALIKE_DAYS = 30
BETWEEN = " \t\n\u3000，,、。.：:；;·"
BY_PHONE = frozenset({Source.SCAN, Source.PHOTO})
"""What residents send themselves, and is counted a day."""


def longest(source: Source, most: int = MAX_TEXT) -> int:
    """What another office passes on keeps its whole length; nobody here can shorten it."""
    return MAX_OUTSIDE if source is Source.HOTLINE else most


def required(text: str, field: str, refusal: str) -> str:
    """What a person has to say, as others will see it; refused beside its field where there is
    nothing to be seen."""
    said = as_seen(text)
    if not said:
        raise RuleBroken(refusal, field=field)
    return said


def checked_text(text: str, *, most: int = MAX_TEXT) -> str:
    """The text without blanks around it; refused where there is none, or far too much."""
    text = as_seen(text)
    if len(text) < MIN_TEXT:
        raise RuleBroken("说一句发生了什么，例如“3 栋电梯晃”", field="text")
    _refuse_longer(text, most)
    return text


def checked_beginning(text: str) -> str:
    """Of a report not yet handed in: whatever its place will allow, no more than anybody may."""
    text = as_seen(text)
    _refuse_longer(text, MAX_OUTSIDE)
    return text


def _refuse_longer(text: str, most: int) -> None:
    if len(text) > most:
        raise RuleBroken(f"最多 {most} 字，现在 {len(text)} 字，删掉一些再提交", field="text")


def checked_place(words: str) -> str:
    """Where it is, in the person's own words, whole: what is too long he shortens himself."""
    said = as_seen(words)
    if len(said) > MAX_PLACE:
        too_long = f"最多写 {MAX_PLACE} 个字，现在 {len(said)} 个，留下路名和附近标志"
        raise RuleBroken(too_long, field="place_text")
    return said


def place_within(words: str, regions: Collection[str]) -> str:
    """The place without the regions it lies in, which are named beside it anyway: where a break, a
    further region or nothing follows. A name that goes on (涌泉街道办事处) is another's; where it
    was none, a street is named twice."""
    said = words.strip()
    for name in filter(None, regions):
        rest = said.removeprefix(name)
        if rest != said and _begins_anew(rest, regions):
            said = rest.lstrip(BETWEEN)
    return said


def _begins_anew(rest: str, regions: Collection[str]) -> bool:
    return not rest or rest[0] in BETWEEN or any(rest.startswith(name) for name in regions if name)


def check_photos(number: int, most: int) -> None:
    if number > most:
        raise RuleBroken(
            f"最多 {most} 张照片，现在 {number} 张，去掉 {number - most} 张再提交", field="photos"
        )


def checked_reply(text: str, *, least: int) -> str:
    """What was done, in so many words that the reporter can follow it."""
    said = required(text, "result", "写一句做了什么，报事人和核查人都会看到")
    if len(said) < least:
        raise RuleBroken(
            f"至少写 {least} 个字，现在 {len(said)} 个；写清楚做了什么、现在怎样", field="result"
        )
    return said
