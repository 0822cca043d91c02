"""What a file is, told from its content alone; names and the sender's word count for nothing."""

import zipfile
from typing import IO

from gongzhi.foundation.files.vocabulary import Media

HEAD = 4096
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
)
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}
_FILM_BRANDS = {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V "}
_TEXTS = ("utf-8-sig", "gb18030")
_CONTROLS = bytes(set(range(32)) - {9, 10, 13}) + b"\x7f"


def sniff(content: IO[bytes]) -> Media:
    """Reads a few kilobytes (a zip's directory) and leaves the position at the start."""
    content.seek(0)
    head = content.read(HEAD)
    media = _of_head(head)
    if media is Media.ARCHIVE:
        media = _of_archive(content)
    content.seek(0)
    return media


def _of_head(head: bytes) -> Media:
    if not head.strip(b"\0 \r\n\t"):
        return Media.EMPTY
    if head.startswith(_PROGRAMS):
        return Media.PROGRAM
    return _of_picture(head) or _of_container(head) or _of_text(head)


def _of_picture(head: bytes) -> Media | None:
    if head.startswith(b"\xff\xd8\xff"):
        return Media.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Media.PNG
    if head.startswith((b"GIF87a", b"GIF89a")):
        return Media.GIF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Media.WEBP
    return None


def _of_container(head: bytes) -> Media | None:
    if head.startswith(b"%PDF-"):
        return Media.PDF
    if head[4:8] == b"ftyp":
        return _of_brands(head)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Media.ARCHIVE
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Media.XLS
    if head.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")):
        return Media.ARCHIVE
    return None


def _of_brands(head: bytes) -> Media:
    end = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, end - 3, 4))}
    if head[8:12] in _HEIC_BRANDS:
        return Media.HEIC
    return Media.MP4 if brands & _FILM_BRANDS else Media.UNKNOWN


def _of_archive(content: IO[bytes]) -> Media:
    try:
        with zipfile.ZipFile(content) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError):
        return Media.ARCHIVE
    if any(name.endswith("vbaProject.bin") for name in names):
        return Media.MACROS
    if "[Content_Types].xml" in names and "xl/workbook.xml" in names:
        return Media.XLSX
    if "[Content_Types].xml" in names and "word/document.xml" in names:
        return Media.DOCX
    return Media.ARCHIVE


def _of_text(head: bytes) -> Media:
    """A table as text: no control characters, readable as UTF-8 or GB 18030, not markup."""
    if head.translate(None, _CONTROLS) != head or not _is_text(head):
        return Media.UNKNOWN
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return Media.PAGE if start.startswith((b"<", b"{\\rtf")) else Media.CSV


def _is_text(head: bytes) -> bool:
    """The head may end within a character, at most three bytes of it."""
    cuts = range(4) if len(head) == HEAD else range(1)
    return any(_reads(head[: len(head) - cut], encoding) for encoding in _TEXTS for cut in cuts)


def _reads(head: bytes, encoding: str) -> bool:
    try:
        head.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
