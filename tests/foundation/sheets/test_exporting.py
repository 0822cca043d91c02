import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from gongzhi.foundation.sheets.exporting import Out, export, export_response
from gongzhi.foundation.sheets.reading import read
from tests.foundation.sheets.samples import HOUSES


def rows_of(content):
    content.seek(0)
    return CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python()


def exported(*rows, columns=("甲", "乙")):
    return kept(export("诉求清单", [Out(c) for c in columns], rows, subtitle="导出于 11 月 23 日"))


def kept(content):
    with content:
        return io.BytesIO(content.read())


def test_title_line_of_provenance_header_and_rows():
    assert rows_of(exported(["a", 1], ["b", None])) == [
        ["诉求清单", ""],
        ["导出于 11 月 23 日", ""],
        ["甲", "乙"],
        ["a", 1.0],
        ["b", ""],
    ]


def test_identifiers_stay_text_days_are_days_and_instants_are_chinas():
    sixteen_utc = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
    row = rows_of(
        exported(
            ["511902199001011234", date(2026, 11, 23), sixteen_utc, Decimal("96.40"), True, 10**17],
            columns="abcdef",
        )
    )[3]
    assert row == [
        "511902199001011234",
        date(2026, 11, 23),
        datetime(2026, 11, 24, 0, 30),  # noqa: DTZ001
        96.4,
        "是",
        "100000000000000000",
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\uff1d"])
def test_a_cell_like_a_formula_is_marked_as_text_and_keeps_its_words(start):
    content = exported([f"{start}cmd|' /C calc'!A0", "x"])
    assert rows_of(content)[3][0].strip("\t") == f"{start}cmd|' /C calc'!A0".strip("\t")
    with zipfile.ZipFile(content) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
        assert b'quotePrefix="1"' in book.read("xl/styles.xml")


text = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]))


@given(st.lists(st.tuples(text.map(str.strip), text.map(str.strip)), max_size=8))
@settings(deadline=None, max_examples=40)
def test_words_come_back_as_they_went(rows):
    shown = rows_of(exported(*rows))[3:]
    assert [tuple(row) for row in shown] == rows[: len(shown)]
    assert all(row == ("", "") for row in rows[len(shown) :])


def test_an_export_can_be_sent_back_in():
    columns = [Out(column.name) for column in HOUSES.columns]
    row = ["3 栋", "0802", Decimal("118.30"), "登记", "13812346027", date(2015, 11, 2)]
    (back,) = read(kept(export("房屋", columns, [row])), HOUSES).rows
    assert back.is_good
    assert list(back.values.values()) == row


def test_a_hundred_thousand_rows_go_out_one_by_one():
    alive = []

    def rows():
        for n in range(100_000):
            alive.append(n)
            yield [f"{n:06d}", n]
            alive.pop()

    content = kept(export("大表", [Out("编号"), Out("数")], rows()))
    assert alive == []
    numbered = CalamineWorkbook.from_filelike(content).get_sheet_by_index(0)
    assert numbered.total_height == 100_002


def test_a_row_of_another_length_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="row 1 has 3 cells, the header 2"):
        exported(["a", "b", "c"])


def test_the_download_is_named_in_chinese_and_never_cached():
    answer = export_response("诉求清单", [Out("甲")], [["a"]])
    assert answer["Content-Disposition"] == (
        "attachment; filename*=UTF-8''%E8%AF%89%E6%B1%82%E6%B8%85%E5%8D%95.xlsx"
    )
    assert answer["Cache-Control"] == "private, no-store"
    answer.file_to_stream.close()
