"""The report of an import for reading: lines for a terminal, a workbook for the desk."""

import io
from collections.abc import Iterable, Iterator, Sequence

import xlsxwriter

from gongzhi.foundation.sheets.rules.cells import Cell
from gongzhi.foundation.sheets.writing import Styles, put
from gongzhi.interop.rules.reporting import Report, Share

HEAD = {"bold": True, "bg_color": "#E7EAEE", "border": 1, "valign": "vcenter"}
SHOWN = 12
ATTENTION = (
    ("行", 6),
    ("来文编号", 16),
    ("诉求编号", 16),
    ("标题", 44),
    ("原因", 20),
    ("说明", 50),
)
Sheet = tuple[str, Sequence[tuple[str, int]], Iterable[Sequence[Cell]]]


def lines(report: Report) -> Iterator[str]:
    """As a terminal shows it: the numbers whole, of the long lists the first few."""
    if report.is_trial:
        yield "试运行：以下都没有写入。"
    yield _summary(report)
    yield from _table("去向", report.states)
    yield from _table("按派单规则", report.rules)
    yield from _table("按类别", report.categories)
    yield from _table("要人看的", report.of_look())
    yield from _refused(report)
    yield f"要人看的共 {report.to_look_at} 条（一条可有几个原因），逐条见报告表。"


def workbook(report: Report) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        head, styles = book.add_format(HEAD), Styles(book)
        for name, columns, rows in _sheets(report):
            sheet = book.add_worksheet(name)
            for at, (title, width) in enumerate(columns):
                sheet.set_column(at, at, width)
                sheet.write_string(0, at, title, head)
            sheet.freeze_panes(1, 0)
            for row, cells in enumerate(rows, start=1):
                for at, cell in enumerate(cells):
                    put(sheet, row, at, cell, styles)
    return out.getvalue()


def _summary(report: Report) -> str:
    return (
        f"{report.street}，{report.file}：读到 {report.read} 条，新收 {report.new} 条，"
        f"已收过 {report.there} 条，没有收 {len(report.refused)} 条；"
        f"人工研判 {report.by_people} 条，类别没有把握 {report.unclear} 条。"
    )


def _table(title: str, shares: Sequence[Share]) -> Iterator[str]:
    if not shares:
        return
    yield ""
    yield title
    for share in shares:
        number = f"{share.key:>3} " if share.key.isdecimal() else ""
        yield f"  {share.count:>6}  {share.percent:>6}  {number}{share.name}"


def _refused(report: Report) -> Iterator[str]:
    if not report.refused:
        return
    yield ""
    yield "没有收的行"
    for refused in report.refused[:SHOWN]:
        yield f"  第 {refused.row} 行：{refused.reason}"
    if len(report.refused) > SHOWN:
        yield f"  其余 {len(report.refused) - SHOWN} 行见报告表"
    yield ""


def _sheets(report: Report) -> Iterator[Sheet]:
    yield "概况", (("项目", 30), ("条数", 10)), _figures(report)
    share = (("名称", 44), ("条数", 10), ("占比", 10))
    rules = [(each.key, *_named(each)) for each in report.rules]
    yield "按派单规则", (("条号", 8), *share), rules
    yield "按类别", share, list(map(_named, report.categories))
    yield "去向", share, list(map(_named, report.states))
    yield (
        "要人看的",
        ATTENTION,
        [
            (each.row, each.number, each.code, each.title, each.look.label, each.detail)
            for each in report.looks
        ],
    )
    refused = [(each.row, each.reason) for each in report.refused]
    yield "没有收的行", (("行", 6), ("原因", 80)), refused


def _named(share: Share) -> tuple[str, int, str]:
    return share.name, share.count, share.percent


def _figures(report: Report) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = [
        ("文件", report.file),
        ("辖区", report.street),
        ("读到", report.read),
        ("新收", report.new),
        ("已收过", report.there),
        ("没有收", len(report.refused)),
        ("人工研判", report.by_people),
        ("类别没有把握", report.unclear),
        ("要人看的", report.to_look_at),
    ]
    return rows + [(share.name, share.count) for share in report.of_look()]
