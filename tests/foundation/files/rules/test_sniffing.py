import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.files.rules.sniffing import sniff
from gongzhi.foundation.files.vocabulary import PICTURES, Media
from tests.foundation.files import samples


def media_of(content):
    return sniff(io.BytesIO(content))


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (samples.picture("JPEG"), Media.JPEG),
        (samples.picture("PNG"), Media.PNG),
        (samples.picture("WEBP"), Media.WEBP),
        (samples.picture("GIF"), Media.GIF),
        (samples.HEIC, Media.HEIC),
        (samples.PDF, Media.PDF),
        (samples.film(), Media.MP4),
        (samples.office("xl/workbook.xml"), Media.XLSX),
        (samples.office("word/document.xml"), Media.DOCX),
        (samples.office("xl/workbook.xml", "xl/vbaProject.bin"), Media.MACROS),
        (samples.office("readme.txt"), Media.ARCHIVE),
        (samples.PROGRAM, Media.PROGRAM),
        (b"#!/bin/sh\nrm -rf /\n", Media.PROGRAM),
        (b"\xef\xbb\xbf  <html><script>", Media.PAGE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Media.PAGE),
        ("编号,标题\n1,电梯\n".encode("gb18030"), Media.CSV),
        ("编号,标题\n1,电梯\n".encode("utf-8-sig"), Media.CSV),
        (b"", Media.EMPTY),
        (bytes(100), Media.EMPTY),
        (b"\x01\x02\x03", Media.UNKNOWN),
        (b"PK\x03\x04 broken", Media.ARCHIVE),
    ],
)
def test_a_file_is_what_its_content_says(content, media):
    assert media_of(content) is media


@given(st.binary(max_size=300))
def test_any_bytes_get_an_answer_and_the_position_is_back_at_the_start(content):
    stream = io.BytesIO(content)
    assert isinstance(sniff(stream), Media)
    assert stream.tell() == 0


@given(st.binary(max_size=200))
def test_a_program_is_never_taken_for_a_picture(rest):
    assert media_of(b"MZ" + rest) not in PICTURES
    assert media_of(b"\x7fELF" + rest) not in PICTURES


@given(st.text(alphabet="编号电梯楼道,0123456789\n", min_size=1, max_size=5000))
def test_a_chinese_table_is_read_wherever_the_head_happens_to_end(text):
    for encoding in ("utf-8", "gb18030"):
        expected = Media.CSV if text.strip() else Media.EMPTY
        assert media_of(text.encode(encoding)) is expected
