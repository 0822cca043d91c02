"""What a report must be to be taken."""

from gongzhi.kernel.errors import RuleBroken

MIN_TEXT = 2
MAX_TEXT = 2000
MAX_PHOTOS = 9


def checked_text(text: str) -> str:
    """The text without blanks around it; refused where there is none, or far too much."""
    text = text.strip()
    if len(text) < MIN_TEXT:
        raise RuleBroken("说一句发生了什么，例如“3 栋电梯晃”", field="text")
    if len(text) > MAX_TEXT:
        raise RuleBroken(f"最多 {MAX_TEXT} 字，现在 {len(text)} 字，删掉一些再提交", field="text")
    return text
