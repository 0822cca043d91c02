"""Open a sheet by its content and give its rows, one after another."""

import codecs
import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import IO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from gongzhi.foundation.files.rules.sniffing import sniff
from gongzhi.foundation.files.vocabulary import SHEETS, Media
from gongzhi.foundation.sheets.rules.checking import (
    HEADER_WITHIN,
    Heading,
    Numbered,
    find_heading,
    understand,
)
from gongzhi.foundation.sheets.rules.columns import Row, Template
from gongzhi.kernel.errors import RuleBroken

INSTRUCTIONS = "填写说明"
_UNPACKED = 600 * 1024 * 1024
_AREA = 20_000_000
_CHUNK = 1024 * 1024
_ADDRESS = re.compile(rb'<c[^>]*? r="([A-Z]{1,3})(\d{1,7})"')
_BROKEN = "表格打不开，可能已损坏；用 Excel 或 WPS 打开后另存为 .xlsx 再传"


@dataclass(frozen=True)
class Reading:
    """The header found, and the rows below it, read as they are asked for."""

    heading: Heading
    rows: Iterator[Row]


def read(content: IO[bytes], template: Template) -> Reading:
    """Any of .xlsx, .xls and .csv; the name it came under does not matter."""
    numbered = raw_rows(content)
    head = list(islice(numbered, HEADER_WITHIN))
    heading = find_heading(head, template)
    return Reading(heading, understand(chain(head, numbered), heading, template))


def raw_rows(content: IO[bytes]) -> Iterator[Numbered]:
    media = sniff(content)
    if media not in SHEETS:
        raise RuleBroken(
            f"这不是表格（内容是{media.label}），可收 .xlsx、.xls 和 .csv", field="file"
        )
    return _of_text(content) if media is Media.CSV else _of_workbook(content, media)


def _of_workbook(content: IO[bytes], media: Media) -> Iterator[Numbered]:
    if media is Media.XLSX:
        _check_unpacked(content)
    sheet = _first_sheet(content)
    indent = [""] * (sheet.start[1] if sheet.start else 0)
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield number, [*indent, *cells]


def _first_sheet(content: IO[bytes]) -> CalamineSheet:
    """The first visible sheet of data."""
    content.seek(0)
    try:
        workbook = CalamineWorkbook.from_filelike(content)
        names = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible
            and sheet.typ == SheetTypeEnum.WorkSheet
            and sheet.name != INSTRUCTIONS
        ]
        if not names:
            raise RuleBroken("文件里没有可读的工作表", field="file")
        return workbook.get_sheet_by_name(names[0])
    except PasswordError as locked:
        raise RuleBroken("表格设了打开密码，去掉密码后再传", field="file") from locked
    except (CalamineError, OSError, ValueError) as broken:
        raise RuleBroken(_BROKEN, field="file") from broken


def _check_unpacked(content: IO[bytes]) -> None:
    """A small file may claim to be endless: measure before it is unpacked whole."""
    content.seek(0)
    try:
        with zipfile.ZipFile(content) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > _UNPACKED:
                raise RuleBroken("表格解开后太大，分成几个文件再传", field="file")
            for part in parts:
                if part.filename.startswith("xl/worksheets/"):
                    _check_area(archive, part)
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError, zlib.error) as broken:
        raise RuleBroken(_BROKEN, field="file") from broken


def _check_area(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """One cell far out makes a sheet of billions of empty ones."""
    widest = deepest = 0
    with archive.open(part) as sheet:
        tail = b""
        while chunk := sheet.read(_CHUNK):
            for letters, digits in _ADDRESS.findall(tail + chunk):
                widest = max(widest, _ordinal(letters))
                deepest = max(deepest, int(digits))
            tail = chunk[-80:]
    if widest * deepest > _AREA:
        raise RuleBroken(
            f"有内容的格子远在第 {deepest} 行第 {widest} 列；删去表格右下方多余的内容后再传",
            field="file",
        )


def _ordinal(letters: bytes) -> int:
    total = 0
    for letter in letters:
        total = total * 26 + letter - ord("A") + 1
    return total


def _of_text(content: IO[bytes]) -> Iterator[Numbered]:
    """UTF-8 where all of it is, else GB 18030 (GBK); comma, tab or semicolon by the first line."""
    encoding = _encoding(content)
    content.seek(0)
    text = io.TextIOWrapper(content, encoding=encoding, newline="")
    try:
        first = text.readline()
        text.seek(0)
        separator = max(",\t;", key=first.count)
        yield from enumerate(csv.reader(text, delimiter=separator), start=1)
    except csv.Error as broken:
        raise RuleBroken("表格里有读不通的行，另存为 .xlsx 再传", field="file") from broken
    finally:
        text.detach()


def _encoding(content: IO[bytes]) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        content.seek(0)
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            while chunk := content.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return encoding
    raise RuleBroken("文字编码认不出，另存为 .xlsx 再传", field="file")
