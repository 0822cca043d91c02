"""A template and files made from rows."""

import io

import xlsxwriter

from gongzhi.foundation.privacy.masks import mask_phone
from gongzhi.foundation.sheets.rules import cells
from gongzhi.foundation.sheets.rules.columns import Column, Template

HOUSES = Template(
    title="房屋与业主",
    columns=(
        Column(key="building", name="楼栋", required=True, example=("1 栋", "2 栋")),
        Column(key="door", name="房号", required=True, example=("0302", "1203")),
        Column(
            key="area",
            name="面积 m²",
            parse=cells.number,
            required=True,
            help="填不动产登记面积",
            example=("96.42", "100"),
            aliases=("建筑面积",),
        ),
        Column(
            key="source",
            name="面积来源",
            parse=cells.one_of("登记", "合同"),
            choices=("登记", "合同"),
        ),
        Column(key="phone", name="手机", mask=mask_phone),
        Column(key="since", name="取得日期", parse=cells.day),
    ),
    notes=("共有人写在同一行",),
    unique=("building", "door"),
)
HEADER = ["楼栋", "房号", "面积 m²", "面积来源", "手机", "取得日期"]


def xlsx(rows, name="数据"):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(name)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if hasattr(cell, "year"):
                    sheet.write_datetime(at, column, cell, day)
                else:
                    sheet.write(at, column, cell)
    out.seek(0)
    return out


def csv(rows, encoding="utf-8"):
    return io.BytesIO("\r\n".join(",".join(row) for row in rows).encode(encoding))
