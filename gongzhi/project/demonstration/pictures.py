"""Drawn stand-ins for residents' photos: a thing that is broken, and the same thing mended."""

import io
from collections.abc import Callable
from functools import cache

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

SIZE = (960, 720)
WALL = {False: (92, 96, 98), True: (196, 200, 196)}
FLOOR = {False: (64, 66, 68), True: (150, 152, 148)}
WRONG, RIGHT = (201, 58, 38), (11, 122, 83)

Pen = ImageDraw.ImageDraw
Scene = Callable[[Pen, bool], None]


def _lift(pen: Pen, mended: bool) -> None:  # noqa: FBT001
    gap = 6 if mended else 90
    pen.rectangle((280, 120, 680, 600), fill=(60, 64, 66))
    pen.rectangle((300, 140, 480 - gap, 600), fill=(168, 174, 178))
    pen.rectangle((480 + gap, 140, 660, 600), fill=(168, 174, 178))
    pen.rectangle((730, 300, 790, 420), fill=(230, 232, 230))
    pen.ellipse((748, 320, 772, 344), fill=RIGHT if mended else WRONG)


def _lamp(pen: Pen, mended: bool) -> None:  # noqa: FBT001
    pen.rectangle((470, 220, 490, 620), fill=(40, 42, 44))
    pen.polygon([(400, 220), (560, 220), (520, 150), (440, 150)], fill=(40, 42, 44))
    if mended:
        pen.polygon([(410, 226), (550, 226), (760, 620), (200, 620)], fill=(244, 226, 150))
        pen.rectangle((470, 226, 490, 620), fill=(40, 42, 44))


def _ground(pen: Pen, mended: bool) -> None:  # noqa: FBT001
    """A passage: blocked by boxes, or free with its line repainted."""
    pen.polygon([(360, 300), (600, 300), (900, 720), (60, 720)], fill=(112, 114, 116))
    if mended:
        pen.polygon([(470, 300), (490, 300), (520, 720), (440, 720)], fill=(236, 200, 60))
        return
    for left, top, size in ((300, 430, 150), (430, 480, 190), (380, 330, 110)):
        pen.rectangle(
            (left, top, left + size, top + size), fill=(158, 120, 80), outline=(90, 66, 40)
        )


def _panel(pen: Pen, mended: bool) -> None:  # noqa: FBT001
    """A box on the wall: dark with a red light, or lit."""
    pen.rounded_rectangle((360, 160, 600, 580), 24, fill=(44, 50, 52))
    colour = RIGHT if mended else WRONG
    pen.rounded_rectangle((390, 200, 570, 320), 12, fill=(28, 34, 36))
    pen.ellipse((455, 235, 505, 285), fill=colour)
    for row in range(3):
        for column in range(3):
            x, y = 400 + column * 60, 360 + row * 60
            pen.rounded_rectangle((x, y, x + 40, y + 40), 8, fill=(120, 126, 128))


SCENES: dict[str, Scene] = {
    "lift": _lift,
    "gate": _panel,
    "charging": _panel,
    "lighting": _lamp,
    "fire_lane": _ground,
    "waste": _ground,
    "parking": _ground,
}


def photo(category: str, *, mended: bool) -> "ContentFile[bytes]":
    """A JPEG as a phone would send it; every category without a scene of its own shows a panel."""
    return ContentFile(_drawn(category, mended), name="photo.jpg")


@cache
def _drawn(category: str, mended: bool) -> bytes:  # noqa: FBT001
    image = Image.new("RGB", SIZE, WALL[mended])
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 600, SIZE[0], SIZE[1]), fill=FLOOR[mended])
    SCENES.get(category, _panel)(pen, mended)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()
