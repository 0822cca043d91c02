"""What a report must be to be taken."""

from gongzhi.cases.vocabulary import Source
from gongzhi.kernel.errors import RuleBroken

MIN_TEXT = 2
MAX_TEXT = 2000
MAX_OUTSIDE = 20_000
MAX_PHOTOS = 9


def longest(source: Source) -> int:
    """What another office passes on keeps its whole length; nobody here can shorten it."""
    return MAX_OUTSIDE if source is Source.HOTLINE else MAX_TEXT


def checked_text(text: str, *, most: int = MAX_TEXT) -> str:
    """The text without blanks around it; refused where there is none, or far too much."""
    text = text.strip()
    if len(text) < MIN_TEXT:
        raise RuleBroken("说一句发生了什么，例如“3 栋电梯晃”", field="text")
    if len(text) > most:
        raise RuleBroken(f"最多 {most} 字，现在 {len(text)} 字，删掉一些再提交", field="text")
    return text
