"""The fonts papers are set in; they come with the product and nothing is taken from the machine.

For WPS and Word the names of the fonts the standard asks for are written instead: whoever opens
the file has them.
"""

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "fonts"
BODY = "Noto Serif CJK SC"
HEADING = "Noto Sans CJK SC"
POSTER = FOLDER / "NotoSerifCJKsc-Bold-GB2312.otf"
POSTER_TEXT = FOLDER / "NotoSerifCJKsc-Regular-Han.otf"
OFFICE_BODY, OFFICE_TITLE = "仿宋_GB2312", "方正小标宋简体"
OFFICE_FIRST, OFFICE_SECOND = "黑体", "楷体_GB2312"
