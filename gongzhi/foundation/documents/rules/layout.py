"""The measures of GB/T 9704, in millimetres and points: both forms of a paper are set by them."""

from dataclasses import dataclass

MM_IN_POINT = 25.4 / 72


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A4: 天头 37, 订口 28, 版心 156 by 225, 22 lines of 28 characters in 三号."""

    width: float = 210
    height: float = 297
    top: float = 37
    left: float = 28
    text_width: float = 156
    text_height: float = 225
    lines: int = 22
    characters: int = 28
    body_points: float = 16
    title_points: float = 22
    page_number_points: float = 14

    @property
    def right(self) -> float:
        return self.width - self.left - self.text_width

    @property
    def bottom(self) -> float:
        return self.height - self.top - self.text_height

    @property
    def line_points(self) -> float:
        """From one base line to the next."""
        return self.text_height / self.lines / MM_IN_POINT

    @property
    def character_points(self) -> float:
        return self.text_width / self.characters / MM_IN_POINT


SHEET = Sheet()
RED = "e60012"
DOUBLE_LINE_MM = 170
"""Of a letter's two red double lines, longer than its text and centred on the sheet."""
