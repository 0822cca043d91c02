"""Our own icons, read once from the two drawn sheets: touch (24 grid) and desk (20 grid)."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Sheet = Literal["touch", "desk"]

FOLDER = Path(__file__).resolve().parent / "static" / "web" / "icons"
SYMBOL = re.compile(r'<symbol id="i-([\w-]+)" viewBox="([\d ]+)"[^>]*>(.*?)</symbol>', re.DOTALL)
STROKES: dict[Sheet, str] = {"touch": "1.75", "desk": "1.5"}


class NoSuchIcon(LookupError):
    """A template names an icon that nobody drew."""


@dataclass(frozen=True)
class Icon:
    name: str
    box: str
    stroke: str
    lines: str

    def drawn(self, classes: str) -> str:
        """The whole element. It stands beside words, so readers skip it; it has a size of its own
        for the moment before the style sheet is there."""
        side = self.box.rsplit(" ", 1)[-1]
        return (
            f'<svg class="{classes}" width="{side}" height="{side}" viewBox="{self.box}"'
            f' fill="none" stroke="currentColor" stroke-width="{self.stroke}"'
            f' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{self.lines}</svg>'
        )


@cache
def sheet(name: Sheet) -> dict[str, Icon]:
    text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    found = SYMBOL.findall(text)
    return {icon: Icon(icon, box, STROKES[name], lines) for icon, box, lines in found}


def find(name: str, preferred: Sheet) -> Icon:
    """The icon in the face's own sheet, else in the other one."""
    other: Sheet = "desk" if preferred == "touch" else "touch"
    icon = sheet(preferred).get(name) or sheet(other).get(name)
    if icon is None:
        raise NoSuchIcon(f"No icon is called {name!r}; see static/web/icons")
    return icon
