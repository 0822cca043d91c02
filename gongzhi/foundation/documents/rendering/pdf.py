"""The paper as PDF in the layout of GB/T 9704, set by typst from paper.typ."""

import json
from pathlib import Path
from typing import Any

import typst

from gongzhi.foundation.documents.rendering import fonts
from gongzhi.foundation.documents.rendering.paper import Paper
from gongzhi.foundation.documents.rules.layout import DOUBLE_LINE_MM, RED, SHEET
from gongzhi.foundation.documents.vocabulary import DocumentKind

LAYOUT = Path(__file__).parent / "paper.typ"


def pdf_of(paper: Paper) -> bytes:
    """A paper is set alone: no file but the layout and no font of the machine's is read."""
    made = typst.compile(
        LAYOUT,
        root=LAYOUT.parent,
        font_paths=[fonts.FOLDER],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"paper": json.dumps(told(paper), ensure_ascii=False)},
    )
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


def told(paper: Paper) -> dict[str, Any]:
    words = paper.words
    return {
        "letter": paper.kind is DocumentKind.LETTER,
        "head": paper.head,
        "body": paper.body,
        "number": paper.number_shown,
        "title": words.title,
        "recipient": words.recipient,
        "blocks": [{"text": b.text, "level": b.level.value} for b in words.blocks],
        "attachments": list(words.attachments),
        "copies": words.copies,
        "day": paper.day_shown,
        "mark": paper.mark,
        "fonts": {"body": fonts.BODY, "heading": fonts.HEADING},
        "sheet": _measures(),
    }


def _measures() -> dict[str, float | str]:
    return {
        "top": SHEET.top,
        "left": SHEET.left,
        "right": SHEET.right,
        "bottom": SHEET.bottom,
        "line": SHEET.line_points,
        "size": SHEET.body_points,
        "title": SHEET.title_points,
        "page": SHEET.page_number_points,
        "double": DOUBLE_LINE_MM,
        "red": RED,
    }
