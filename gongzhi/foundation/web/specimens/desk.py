"""Sample contexts of the desk."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

from gongzhi.foundation.web.rules.counts import Window
from gongzhi.foundation.web.specimens.case import CASE
from gongzhi.foundation.web.specimens.common import at, thing
from gongzhi.foundation.web.specimens.field import OVERDUE, TODAY, WEEK
from gongzhi.foundation.web.specimens.forms import CaseFilter, Extension, bad
from gongzhi.foundation.web.values import Figure, Question, View

UP = (17, 13, 10, 15, 12, 7, 9, 11, 6, 8, 5, 3)
RISING = tuple(20 - value for value in UP)


MY_DESK: dict[str, Any] = {
    "hours": "工作时 09:00-12:00、13:00-17:00",
    "register_url": "#",
    "number": 7,
    "figures": [
        Figure("在办诉求", "315", "到期未办结 47", "今日到期 38", RISING, note_hot=True),
        Figure("24 小时响应率", "98.1%", "1,219 / 1,243 件", "上月 97.4%", RISING),
        Figure("解决率（含到期未办结）", "91.5%", "931 / 1,018 件", "上月 90.2%", RISING),
        Figure("满意率（已评价）", "92.0%", "655 / 712 件，259 件未评", "上月 92.6%", UP),
    ],
    "groups_of_duties": [
        thing(label="已超时", hot=True, duties=OVERDUE, note=""),
        thing(label="今日", today=True, duties=TODAY, note=""),
        thing(label="本周", duties=WEEK, note="周四 1"),
    ],
    "waits": [
        thing(
            who="蜀澜物业",
            what="丽晶港 7 栋，协办 3 清理飞线",
            note="10:02 已催",
            due_at=at(24, 5),
            state="open",
        ),
        thing(
            who="江浦路社区",
            what="联席会材料：增设充电位",
            note="催办",
            due_at=at(24, 12),
            state="open",
        ),
        thing(
            who="国网供电所",
            what="丽晶港 7 栋，等停电窗口 11-27",
            note="到期自动恢复",
            due_at=at(27, 9),
            state="paused",
            paused_at=at(20, 15),
        ),
    ],
    "thresholds": [
        thing(at=at(24, 17), what="丽晶港 7 栋 协办 3", effect="转黄牌督办"),
        thing(at=at(30, 17), what="银海湾业主大会", effect="异议期截止"),
    ],
}


def _case(
    number: str, title: str, place: str, lead: str, due: datetime, **more: object
) -> SimpleNamespace:
    known = {
        "source": "码上办",
        "icon": "half",
        "state_label": "办理中",
        "response": "3:12",
        "updated": "昨日",
        "state": "open",
        "url": "#",
    }
    return thing(
        number=number, title=title, place=place, lead=lead, due_at=due, **{**known, **more}
    )


CASES: dict[str, Any] = {
    "scope_words": "涌泉街道 在办 315 件，其中",
    "late": 47,
    "today_words": "今日到期 38 件",
    "register_url": "#",
    "export_url": "#",
    "print_url": "#",
    "save_url": "#",
    "views": [
        View("我督办的", "#", 46, current=True),
        View("到期未办结", "#", 47, hot=True),
        View("今日到期", "#", 38),
        View("待分派", "#", 12),
        View("全部", "#", 1200),
    ],
    "filter_form": CaseFilter({"state": "open"}),
    "cases": [
        _case("261109-0031", "充电收益三个月未公示", "洲际亚洲湾", "蜀澜物业", at(23, 9), others=2),
        _case(
            "261112-0008",
            "外墙渗水，三户墙面发霉",
            "洲际亚洲湾 5 栋",
            "蜀澜物业",
            at(24, 5),
            others=3,
        ),
        _case(
            "261123-0051",
            "高空坠落玻璃渣，楼下有儿童",
            "洲际银海湾 2 栋",
            "江浦路社区",
            at(24, 10),
            unanswered=True,
            response="未响应",
            act=True,
            icon="wait",
            state_label="待签收",
        ),
        _case(
            "261119-0026",
            "电梯困人 40 分钟后才有人到场",
            "丽晶港 12 栋",
            "蜀澜物业",
            at(24, 12),
            icon="eye",
            state_label="待核查",
        ),
        _case(
            "261120-0011",
            "夜间装修噪声，22 点后电钻",
            "洲际银海湾 9 栋",
            "综合执法队",
            at(24, 17),
            icon="phone",
            state_label="待回访",
        ),
        _case(
            "261117-0022",
            "群租隔断 5 间，厨房改卧室",
            "洲际银海湾 6 栋",
            "综合执法队",
            at(25, 12),
        ),
        _case(
            "261116-0005",
            "地下室集水井反水",
            "丽晶港 3 栋",
            "蜀澜物业",
            at(27, 9),
            state="paused",
            paused_at=at(20, 15),
            icon="pause",
            state_label="暂停 等配件",
        ),
        _case(
            "261123-0007",
            "业委会半年未公布经费开支",
            "春天广场",
            "涌泉街道办",
            at(1, 17, month=12),
        ),
    ],
    "window": Window(page=1, size=8, shown=8, number=1200),
    "tally": "超时 3、今日 2、本周 1、之后 1、暂停 1",
    "stale": "12345 回执 10:05 起未同步，更新可能滞后",
}


def _row(
    estate: str, community: str, number: str, area: str, company: str, mark: str
) -> SimpleNamespace:
    return thing(
        cells=[
            thing(words=estate, url="#"),
            thing(words=community, soft=True),
            thing(words=number, num=True),
            thing(words=area, num=True),
            thing(words=company),
            thing(words=mark, label="fill"),
        ]
    )


REGISTERS: dict[str, Any] = {
    "register": thing(
        title="小区与房屋",
        words="涌泉街道 12 个小区，3,412 户",
        new_label="登记小区",
        import_url="#",
        export_url="#",
        new_url="#",
        columns=[
            thing(label="小区"),
            thing(label="社区"),
            thing(label="户数", num=True),
            thing(label="专有面积 m²", num=True),
            thing(label="物业"),
            thing(label="治理模式"),
        ],
        rows=[
            _row("洲际亚洲湾", "江浦路社区", "1,286", "138,577.92", "蜀澜物业", "四川"),
            _row("丽晶港", "丽晶港社区", "4,286", "402,118.40", "蜀澜物业", "温江"),
            _row("春天广场", "清泉社区", "742", "71,004.15", "未聘", "四川"),
        ],
    ),
    "views": [
        View("全部", "#", 12, current=True),
        View("无业委会", "#", 5),
        View("资料不全", "#", 3, hot=True),
    ],
    "filter_form": CaseFilter(),
    "window": Window(page=1, size=50, shown=3, number=3, unit="个"),
}

COMPONENTS_DUES: list[tuple[datetime, str, dict[str, object], str]] = [
    (at(24, 5), "open", {}, "已过期，写超了多久"),
    (at(24, 17), "open", {}, "今日，只写钟点"),
    (at(26, 12), "open", {}, "本周，写星期"),
    (at(15, 12, month=12), "open", {}, "更远，写日期"),
    (at(27, 9), "paused", {"paused_at": at(20, 15)}, "停表，旁边写缘由与恢复日"),
    (at(27, 9), "done", {"left": "提前 1 工作日"}, "已完成"),
]
COMPONENTS: dict[str, Any] = {
    "dues": [
        (thing(due_at=due, state=state, **more), words)
        for due, state, more, words in COMPONENTS_DUES
    ],
    "bad_form": bad(Extension, due="", why="等配件"),
    "question": Question(
        "写入 1,114 行？",
        "来自 北路华府_房屋业主.xlsx。",
        "写入 1,114 行",
        "#",
        keep="先不写",
        effects=("新增 1,077 户，更新 37 户", "跳过 14 行，留在错误清单"),
    ),
    "figures": MY_DESK["figures"],
    "steps": CASE["case"].steps,
}
