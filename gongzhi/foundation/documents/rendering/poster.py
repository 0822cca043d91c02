"""A picture for a residents' group: what it is, from whom, and a code that opens the paper."""

import io

import segno
from PIL import Image, ImageDraw, ImageFont

from gongzhi.foundation.documents.rendering import fonts
from gongzhi.foundation.documents.rendering.paper import Paper

WIDTH, HEIGHT, EDGE = 1080, 1440, 84
GREEN, INK, SOFT, SHEET = "#0b7a53", "#17212b", "#5b6670", "#ffffff"
CODE_SIDE = 300
MOST_LINES = 9
SHORT = 80
FULL_STOPS, OPENINGS = "，。、；：！？）》”〕", "（《“〔"


def poster_of(paper: Paper, address: str) -> bytes:
    """PNG; the text is cut where it is long, the code leads to all of it."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), SHEET)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, WIDTH, 180), fill=GREEN)
    draw.text((EDGE, 60), paper.body, font=_font(fonts.POSTER, 46), fill=SHEET)
    y = _written(draw, 240, paper.words.title, _font(fonts.POSTER, 58), INK, most=3)
    draw.text((EDGE, y + 16), paper.number_shown, font=_font(fonts.POSTER_TEXT, 32), fill=SOFT)
    text = "\n".join(f"　　{block.text}" for block in paper.words.blocks)
    _written(draw, y + 96, text, _font(fonts.POSTER_TEXT, 36), INK, most=MOST_LINES)
    _code(picture, draw, paper, address)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def share_text(paper: Paper, address: str) -> str:
    """What is pasted into a group beside the picture."""
    text = "".join(block.text for block in paper.words.blocks)
    beginning = f"{text[:SHORT]}……" if len(text) > SHORT else text
    return (
        f"【{paper.body}】{paper.words.title}（{paper.number}）\n"
        f"{beginning}\n全文：{address}\n{paper.day_shown}"
    )


def folded(text: str, font: ImageFont.FreeTypeFont, width: float, most: int) -> list[str]:
    """Lines that fit; none begins with a stop or ends with an opening; what is left out is dots."""
    lines = [line for part in text.split("\n") for line in _broken(part, font, width)]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{lines[most - 1][:-2]}……"]


def _broken(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines, line = [], ""
    for sign in text:
        if line and font.getlength(line + sign) > width and sign not in FULL_STOPS:
            carried = line[-1] if line[-1] in OPENINGS else ""
            lines.append(line.removesuffix(carried))
            line = carried
        line += sign
    return [*lines, line]


def _written(
    draw: ImageDraw.ImageDraw,
    y: int,
    text: str,
    font: ImageFont.FreeTypeFont,
    colour: str,
    *,
    most: int,
) -> int:
    """How far down it came."""
    height = int(font.size * 1.5)
    lines = folded(text, font, WIDTH - 2 * EDGE, most)
    for at, line in enumerate(lines):
        draw.text((EDGE, y + at * height), line, font=font, fill=colour)
    return y + len(lines) * height


def _code(picture: Image.Image, draw: ImageDraw.ImageDraw, paper: Paper, address: str) -> None:
    made = io.BytesIO()
    segno.make(address, error="m").save(made, kind="png", scale=8, border=2)
    code = Image.open(made).convert("RGB").resize((CODE_SIDE, CODE_SIDE), Image.Resampling.NEAREST)
    top = HEIGHT - CODE_SIDE - 70
    picture.paste(code, (WIDTH - CODE_SIDE - EDGE + 20, top))
    small = _font(fonts.POSTER_TEXT, 34)
    draw.text((EDGE, top + 110), "扫码看全文", font=_font(fonts.POSTER, 44), fill=GREEN)
    draw.text((EDGE, top + 180), paper.day_shown, font=small, fill=SOFT)


def _font(path: object, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), size)
