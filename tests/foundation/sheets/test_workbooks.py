import io

from python_calamine import CalamineWorkbook

from gongzhi.foundation.sheets.reading import read
from gongzhi.foundation.sheets.workbooks import blank_workbook, error_workbook
from tests.foundation.sheets.samples import HEADER, HOUSES, xlsx


def sheet_of(content, index=0):
    content.seek(0)
    return CalamineWorkbook.from_filelike(content).get_sheet_by_index(index).to_python()


def test_the_template_holds_header_examples_and_instructions():
    content = io.BytesIO(blank_workbook(HOUSES))
    rows = sheet_of(content)
    assert rows[0] == ["楼栋 *", "房号 *", "面积 m² *", "面积来源", "手机", "取得日期"]
    assert rows[1][:3] == ["1 栋", "0302", "96.42"]
    told = {cell for row in sheet_of(content, 1) for cell in row}
    assert "共有人写在同一行" in told
    assert "填不动产登记面积" in told


def test_a_template_sent_back_unfilled_has_no_rows():
    assert list(read(io.BytesIO(blank_workbook(HOUSES)), HOUSES).rows) == []


def mended(rows):
    reading = read(xlsx([HEADER, *rows]), HOUSES)
    return error_workbook(reading.heading, list(reading.rows), HOUSES)


def test_the_workbook_to_mend_keeps_the_rows_and_says_what_is_wrong():
    content = mended([["3 栋", "0101", "", "登记"], ["3 栋", "0102", 90, "登记"]])
    assert sheet_of(content) == [
        [*HEADER, "说明"],
        ["3 栋", "0101", "", "登记", "", "", "原第 2 行：面积 m²为空（填不动产登记面积）"],
        ["3 栋", "0102", 90, "登记", "", "", ""],
    ]


def test_a_mended_workbook_is_read_again_and_its_remarks_are_written_anew():
    content = mended([["3 栋", "0101", "", "登记"]])
    again = read(content, HOUSES)
    twice = error_workbook(again.heading, list(again.rows), HOUSES)
    assert sheet_of(twice)[0] == [*HEADER, "说明"]
    assert sheet_of(twice)[1][-1] == "原第 2 行：面积 m²为空（填不动产登记面积）"
