"""The report as lines and as a workbook."""

import io

from python_calamine import CalamineWorkbook

from gongzhi.interop.paper import lines, workbook
from tests.interop.orders import ALL, imported


def test_the_lines_say_the_numbers_and_the_shares(world):
    told = list(lines(imported(*ALL, ("", "", "", ""), ALL[0])))
    assert told[0] == (
        "涌泉街道，来文.csv：读到 6 条，新收 5 条，已收过 0 条，没有收 1 条；"
        "人工研判 1 条，类别没有把握 1 条。"
    )
    assert "       1   20.0%    1 超出街道职权的统筹事项" in told
    assert "没有收的行" in told


def test_a_trial_says_so_first(world):
    assert next(lines(imported(*ALL, trial=True))) == "试运行：以下都没有写入。"


def test_the_workbook_has_a_sheet_for_each_question(world):
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(imported(*ALL))))
    assert book.sheet_names == ["概况", "按派单规则", "按类别", "去向", "要人看的", "没有收的行"]
    looked = book.get_sheet_by_name("要人看的").to_python()
    assert looked[0] == ["行", "来文编号", "诉求编号", "标题", "原因", "说明"]
    assert looked[1][1] == "YS005"
