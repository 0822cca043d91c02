"""Sample context of a street's wall."""

from typing import Any

from gongzhi.foundation.web.specimens.common import thing
from gongzhi.foundation.web.specimens.desk import RISING, UP

STREET_DAYS = [f"10-{day}" for day in range(25, 32)] + [f"11-{day:02}" for day in range(1, 24)]
STREET_RECEIVED = [40 + (day * 7) % 23 for day in range(30)]
STREET_WALL = thing(
    place="涌泉街道",
    trail=[
        thing(label="四川省", url="#"),
        thing(label="温江区", url="#"),
        thing(label="涌泉街道", url=""),
    ],
    drill_words="下一级：8 个社区",
    feeds=[
        thing(words="码上办 10:20"),
        thing(words="网格巡查 10:18"),
        thing(words="12345 热线 停更 15 分", stale=True),
    ],
    month="11 月",
    month_words="受理 1,286 件，口径见规则库",
    rates=[
        thing(
            label="响应率",
            meaning="24 小时内首次响应 ÷ 应响应",
            value="98.1%",
            note="1,219 / 1,243",
            trend=RISING,
            left_out="未满 24 小时 43 不计",
            before="10 月 97.4%",
        ),
        thing(
            label="解决率",
            meaning="核查确认 ÷ 已到期，含到期未办结",
            value="91.5%",
            note="931 / 1,018",
            trend=RISING,
            left_out="未到期 268 不计",
            before="10 月 90.2%",
        ),
        thing(
            label="满意率",
            meaning="满意 ÷ 有效评价",
            value="92.0%",
            note="655 / 712",
            trend=UP,
            left_out="未评 259 不计",
            before="10 月 92.6%",
        ),
    ],
    trend={
        "days": STREET_DAYS,
        "received": STREET_RECEIVED,
        "closed": [value - 3 for value in STREET_RECEIVED],
        "overdue": [36 + day // 3 for day in range(30)],
    },
    categories_title="在办 315 件，按类别",
    categories_words="红段为到期未办结",
    categories={
        "rows": [
            {"name": name, "open": total, "late": late}
            for name, total, late in (
                ("公共设施", 74, 11),
                ("环境卫生", 61, 4),
                ("电梯", 48, 9),
                ("消防通道", 41, 12),
                ("噪声", 33, 5),
                ("收费与收益", 29, 4),
                ("停车", 18, 2),
                ("其他", 11, 0),
            )
        ]
    },
    strip=[
        thing(label="今日受理", value="26"),
        thing(label="待分派", value="12"),
        thing(label="在办", value="315"),
        thing(label="今日到期", value="38"),
        thing(label="到期未办结", value="47", hot=True),
        thing(label="待核查", value="29"),
        thing(label="待评价", value="64"),
    ],
    late_words="超得最久的 4 件",
    late=[
        thing(what="春天广场 消防通道占用", who="清泉社区", over="超 3 天"),
        thing(what="洲际银海湾 群租", who="综合执法队", over="超 2 天 4 时"),
        thing(what="丽晶港 飞线充电", who="蜀澜物业（演示）", over="超 5 时 20 分"),
        thing(what="洲际亚洲湾 外墙渗水", who="蜀澜物业（演示）", over="超 1 时"),
    ],
    hours_words="1,243 件",
    most=498,
    hours=[
        thing(label="1 小时内", number=412),
        thing(label="1 至 4", number=498),
        thing(label="4 至 12", number=226),
        thing(label="12 至 24", number=83),
        thing(label="24 小时", gate=True),
        thing(label="超 24 小时", number=17, hot=True),
        thing(label="至今未响应", number=7, hot=True),
    ],
    live=[
        thing(at="10:19", estate="洲际银海湾", category="高空抛物", icon="wait", state="待签收"),
        thing(at="10:16", estate="丽晶港", category="电梯故障", icon="half", state="已派物业"),
        thing(at="10:07", estate="明渠家园", category="路灯不亮", icon="ok", state="办结"),
        thing(
            at="10:02",
            estate="丽晶港",
            category="飞线充电",
            icon="urge",
            state="催办",
            hot=True,
        ),
        thing(at="09:58", estate="南苑新村", category="犬只扰民", icon="half", state="已派派出所"),
        thing(at="09:51", estate="柳岸雅居", category="垃圾满溢", icon="ok", state="办结"),
    ],
)
STREET: dict[str, Any] = {"wall": STREET_WALL}
