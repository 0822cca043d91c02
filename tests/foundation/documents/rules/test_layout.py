"""The measures agree with one another."""

from gongzhi.foundation.documents.rules.layout import SHEET


def test_the_text_fills_what_the_margins_leave():
    assert (SHEET.right, SHEET.bottom) == (26, 35)


def test_twenty_two_lines_of_twenty_eight_characters_in_size_three():
    assert (round(SHEET.line_points, 1), round(SHEET.character_points, 1)) == (29.0, 15.8)
