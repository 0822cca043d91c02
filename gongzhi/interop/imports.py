"""The hotline's sheet: its columns, and how foundation.sheets checks and writes it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from gongzhi.cases.queries.outside import known_orders
from gongzhi.foundation.sheets.kinds import ImportKind
from gongzhi.foundation.sheets.rules import cells
from gongzhi.foundation.sheets.rules.cells import Cell
from gongzhi.foundation.sheets.rules.columns import Column, Fault, Row, Template
from gongzhi.foundation.sheets.vocabulary import Policy, Weight
from gongzhi.interop.commands.hotline import take_in_orders
from gongzhi.interop.queries.places import ground_of
from gongzhi.interop.rules.orders import order_of
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken

LONGEST_TITLE, LONGEST_TEXT, SHORTEST_TEXT = 80, 20_000, 2
POWER = "cases.triage"


def title(cell: Cell) -> str:
    """Cut where a list could not hold it; the text says the rest."""
    written = " ".join(cells.text(cell).split())
    return written if len(written) <= LONGEST_TITLE else f"{written[: LONGEST_TITLE - 1]}…"


def message(cell: Cell) -> str:
    written = str(cells.words(LONGEST_TEXT)(cell))
    if len(written) < SHORTEST_TEXT:
        raise RuleBroken("内容太短，看不出事由")
    return written


TEMPLATE = Template(
    title="12345 热线来文",
    columns=(
        Column(
            key="number",
            name="编号",
            parse=cells.words(40),
            required=True,
            example=("YS20261123001",),
            help="来文编号；同一编号只收一次",
            aliases=("工单编号", "留言编号", "来文编号"),
        ),
        Column(
            key="reported_at",
            name="时间",
            parse=cells.moment,
            required=True,
            example=("2026-11-23 09:30",),
            help="群众反映的时间；办理时限从导入起算",
            aliases=("留言时间", "反映时间", "来电时间"),
            width=18,
        ),
        Column(
            key="title",
            name="标题",
            parse=title,
            required=True,
            example=("某小区 3 栋电梯停运",),
            aliases=("留言主题", "主题", "事项"),
            width=36,
        ),
        Column(
            key="text",
            name="内容",
            parse=message,
            required=True,
            example=("某小区 3 栋电梯从昨天起停运，老人上下楼不便",),
            help=f"最多 {LONGEST_TEXT} 字",
            aliases=("留言详情", "反映内容", "诉求内容"),
            width=60,
        ),
        Column(key="body", name="承办单位", parse=cells.words(80), help="按名册里的全称或简称认"),
        Column(key="reply", name="答复", parse=cells.words(8000), aliases=("答复意见", "办理意见")),
        Column(key="finished_at", name="办结时间", parse=cells.moment, help="有办结时间的直接归档"),
        Column(key="outcome", name="结果", parse=cells.words(200), aliases=("办理结果",)),
    ),
    notes=("列名对得上即可，次序不限；多出的列不用",),
    unique=("number",),
)


def check(rows: Sequence[Row], actor: Actor) -> Iterable[Fault]:
    known = known_orders(ground_of(actor).county_code, [row.values["number"] for row in rows])
    for row in rows:
        case = known.get(row.values["number"])
        if case is not None:
            yield Fault(
                row=row.number,
                column="number",
                message=f"已经收过，编号 {case.code}，不会再收一次",
                kind="已经收过",
                weight=Weight.NOTICE,
            )


def write(rows: Sequence[Row], actor: Actor, now: datetime) -> int:
    orders = [order_of(row.number, row.values) for row in rows]
    return len(take_in_orders(orders, ground_of(actor), actor=actor, now=now))


HOTLINE = ImportKind(
    code="hotline",
    title="12345 热线来文",
    template=TEMPLATE,
    power=POWER,
    check=check,
    write=write,
    policies=(Policy.GOOD_ROWS, Policy.ALL_OR_NOTHING),
    effects=(
        "每条来文成为一件诉求，按派单规则给出建议；规则写明自动的直接派单",
        "超出街道职权的转市级；要看小区才知道谁办的进待核地点",
        "已有办结时间的连同答复归档，不再派单",
        "同一编号只收一次，重复导入不会多出来",
    ),
    batch=100,
    receipt="interop:hotline_report",
)
