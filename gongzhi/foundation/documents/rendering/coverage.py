"""What the fonts of papers can set: a sign they lack would stand in the PDF as an empty box."""

from bisect import bisect_right
from functools import cache

from gongzhi.foundation.documents.rendering import fonts
from gongzhi.foundation.documents.rules.composing import Words


def unprintable(words: Words) -> list[str]:
    """The signs of a paper that its fonts lack, each once, in their order."""
    text = "".join(
        [words.title, words.recipient, *(block.text for block in words.blocks),
         *words.attachments, words.copies]
    )  # fmt: skip
    return list(dict.fromkeys(sign for sign in text if not is_covered(sign)))


def warning(words: Words) -> str:
    """For the page: "" where all can be set."""
    lacking = unprintable(words)
    if not lacking:
        return ""
    return (
        f"字库里没有“{'”“'.join(lacking)}”，PDF 和海报里会是空框。"
        "用 Word 打开，换成带这些字的字体打印，盖章后存回扫描件"
    )


def is_covered(sign: str) -> bool:
    if sign.isspace():
        return True
    starts, ends = _ranges()
    at = bisect_right(starts, ord(sign)) - 1
    return at >= 0 and ord(sign) <= ends[at]


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """Written when the fonts were cut, one range a line."""
    lines = (fonts.FOLDER / "covered.txt").read_text(encoding="ascii").split()
    pairs = [line.partition("-") for line in lines]
    return (
        [int(first, 16) for first, _, _ in pairs],
        [int(last or first, 16) for first, _, last in pairs],
    )
