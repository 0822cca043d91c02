import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongzhi.foundation.sheets.reading import raw_rows, read
from gongzhi.kernel.errors import RuleBroken
from tests.foundation.files.samples import PROGRAM, picture
from tests.foundation.sheets.samples import HEADER, HOUSES, csv, xlsx

ROW = ["3 栋", "0802", "118.30", "登记", "13812346027", "2015-11-02"]
VALUES = {
    "building": "3 栋",
    "door": "0802",
    "area": Decimal("118.30"),
    "source": "登记",
    "phone": "13812346027",
    "since": date(2015, 11, 2),
}


@pytest.mark.parametrize(
    "content",
    [
        xlsx([HEADER, ROW]),
        xlsx([HEADER, [*ROW[:5], date(2015, 11, 2)]]),
        csv([HEADER, ROW]),
        csv([HEADER, ROW], "utf-8-sig"),
        csv([HEADER, ROW], "gb18030"),
        io.BytesIO("\n".join("\t".join(row) for row in (HEADER, ROW)).encode()),
    ],
    ids=["xlsx", "xlsx with a day", "csv", "csv with a mark", "csv of GBK", "tabs"],
)
def test_the_same_row_is_read_from_every_kind_of_sheet(content):
    (row,) = read(content, HOUSES).rows
    assert dict(row.values) == VALUES
    assert row.number == 2


def test_a_sheet_that_starts_away_from_the_corner_keeps_its_addresses():
    content = xlsx([[], ["", "", *HEADER], ["", "", *ROW]])
    reading = read(content, HOUSES)
    (row,) = reading.rows
    assert row.number == 3
    assert reading.heading.address("building", row.number) == "C3"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (PROGRAM, "这不是表格（内容是程序）"),
        (picture(), "这不是表格（内容是JPEG 图片）"),
        (b"", "这不是表格（内容是空的）"),
    ],
)
def test_what_is_no_sheet_is_refused_for_what_it_is(content, told):
    with pytest.raises(RuleBroken) as refused:
        read(io.BytesIO(content), HOUSES)
    assert refused.value.message.startswith(told)


def remade(content, change):
    """The workbook with its sheet's XML changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(content) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, change(part) if name.endswith("sheet1.xml") else part)
    out.seek(0)
    return out


def test_a_cell_in_the_farthest_corner_is_refused_before_it_is_unpacked():
    far = remade(
        xlsx([HEADER, ROW]),
        lambda xml: xml.replace(
            b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        ),
    )
    with pytest.raises(RuleBroken, match="第 1048576 行第 16384 列"):
        read(far, HOUSES)


def test_a_damaged_workbook_is_refused_in_words():
    broken = remade(xlsx([HEADER, ROW]), lambda xml: xml[: len(xml) // 2])
    with pytest.raises(RuleBroken, match=r"表格打不开|没有找到表头"):
        list(read(broken, HOUSES).rows)


@given(st.binary(max_size=2000))
@settings(deadline=None, max_examples=50)
def test_whatever_is_sent_is_read_or_refused_in_words(junk):
    whole = xlsx([HEADER, ROW]).getvalue()
    for content in (
        junk,
        b"PK\x03\x04" + junk,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + junk,
        whole + junk,
    ):
        try:
            list(raw_rows(io.BytesIO(content)))
        except RuleBroken as refused:
            assert refused.message  # noqa: PT017


def test_the_hundred_thousand_and_first_row_is_refused():
    rows = [HEADER, *([f"{n} 栋", "0101", "90", "", "", ""] for n in range(100_001))]
    with pytest.raises(RuleBroken, match="超过 100000 行，分成几个文件再传"):
        sum(1 for _ in read(csv(rows), HOUSES).rows)
