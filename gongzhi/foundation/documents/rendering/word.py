"""The same paper for WPS and Word: same words, same measures, the fonts the standard names."""

import io
from collections.abc import Iterable

from docx import Document
from docx.document import Document as Book
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from gongzhi.foundation.documents.rendering import fonts
from gongzhi.foundation.documents.rendering.paper import Paper
from gongzhi.foundation.documents.rules.layout import RED, SHEET
from gongzhi.foundation.documents.vocabulary import BlockLevel, DocumentKind

LEVEL_FONTS = {
    BlockLevel.FIRST: fonts.OFFICE_FIRST,
    BlockLevel.SECOND: fonts.OFFICE_SECOND,
}
INDENT = Pt(2 * SHEET.body_points)
FOUR = Pt(4 * SHEET.body_points)
HEAD_POINTS = 34
WIDEST_HEAD = 440


def word_of(paper: Paper) -> bytes:
    book = Document()
    _sheet(book)
    _head(book, paper)
    _title(book, paper)
    _text(book, paper)
    _signed(book, paper)
    if paper.words.copies:
        _copies(book, paper.words.copies)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: Book) -> None:
    section = book.sections[0]
    section.page_width, section.page_height = Mm(SHEET.width), Mm(SHEET.height)
    section.top_margin, section.bottom_margin = Mm(SHEET.top), Mm(SHEET.bottom)
    section.left_margin, section.right_margin = Mm(SHEET.left), Mm(SHEET.right)
    section.footer_distance = Mm(SHEET.bottom - 7 - 5)
    _page_number(section.footer.paragraphs[0])


def _head(book: Book, paper: Paper) -> None:
    size = min(HEAD_POINTS, WIDEST_HEAD / max(len(paper.head), 1))
    head = _paragraph(book, align=WD_ALIGN_PARAGRAPH.CENTER, exact=False)
    _run(head, paper.head, fonts.OFFICE_TITLE, size, colour=RED)
    is_letter = paper.kind is DocumentKind.LETTER
    if is_letter:
        _line_under(head, "thinThickSmallGap")
    number = _paragraph(
        book, align=WD_ALIGN_PARAGRAPH.RIGHT if is_letter else WD_ALIGN_PARAGRAPH.CENTER
    )
    _run(number, paper.number_shown)
    if not is_letter:
        _line_under(number, "single")
    _paragraph(book)


def _title(book: Book, paper: Paper) -> None:
    title = _paragraph(book, align=WD_ALIGN_PARAGRAPH.CENTER, exact=False)
    _run(title, paper.words.title, fonts.OFFICE_TITLE, SHEET.title_points)
    _paragraph(book)
    _run(_paragraph(book), f"{paper.words.recipient}：")


def _text(book: Book, paper: Paper) -> None:
    for block in paper.words.blocks:
        body = _paragraph(book, indent=True)
        _run(body, block.text, LEVEL_FONTS.get(block.level, fonts.OFFICE_BODY))
    if paper.words.attachments:
        _paragraph(book)
    for line in _attachments(paper.words.attachments):
        _run(_paragraph(book, indent=True), line)


def _attachments(names: tuple[str, ...]) -> Iterable[str]:
    if len(names) == 1:
        yield f"附件：{names[0]}"
        return
    for at, name in enumerate(names, start=1):
        yield f"{'附件：' if at == 1 else '　　　'}{at}. {name}"


def _signed(book: Book, paper: Paper) -> None:
    for _ in range(2):
        _paragraph(book)
    for text in (paper.body, paper.day_shown):
        line = _paragraph(book, align=WD_ALIGN_PARAGRAPH.RIGHT)
        line.paragraph_format.right_indent = FOUR
        line.paragraph_format.keep_with_next = text == paper.body
        _run(line, text)


def _copies(book: Book, copies: str) -> None:
    _paragraph(book)
    line = _paragraph(book)
    _run(line, f"　抄送：{copies}。", size=SHEET.page_number_points)
    _border(line, {"top": "single", "bottom": "single"}, "000000")


def _paragraph(
    book: Book, *, align: WD_ALIGN_PARAGRAPH | None = None, indent: bool = False, exact: bool = True
) -> Paragraph:
    made = book.add_paragraph()
    form = made.paragraph_format
    form.space_before = form.space_after = Pt(0)
    if exact:
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(round(SHEET.line_points, 1))
    if indent:
        form.first_line_indent = INDENT
    if align is not None:
        made.alignment = align
    return made


def _run(
    paragraph: Paragraph,
    text: str,
    font: str = fonts.OFFICE_BODY,
    size: float = SHEET.body_points,
    *,
    colour: str = "",
) -> Run:
    """The font is named for Latin and for Chinese: WPS looks at the second."""
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.name = font
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour.upper())
    return run


def _line_under(paragraph: Paragraph, style: str) -> None:
    _border(paragraph, {"bottom": style}, RED)


def _border(paragraph: Paragraph, sides: dict[str, str], colour: str) -> None:
    borders = OxmlElement("w:pBdr")
    for side, style in sides.items():
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", style), ("sz", "12"), ("space", "4"), ("color", colour)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, "— ", size=SHEET.page_number_points)
    run = _run(paragraph, "", size=SHEET.page_number_points)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)  # noqa: SLF001
    _run(paragraph, " —", size=SHEET.page_number_points)
