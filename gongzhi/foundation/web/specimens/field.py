"""Sample contexts of the staff's pages on a phone."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

from gongzhi.foundation.web.rules.steps import five_steps
from gongzhi.foundation.web.specimens.common import (
    LIFT_AFTER,
    LIFT_BEFORE,
    LIFT_PANEL,
    at,
    thing,
)
from gongzhi.foundation.web.specimens.forms import Checking, Handling
from gongzhi.foundation.web.values import View


def duty(
    verb: str, icon: str, title: str, place: str, due: datetime, note: str = ""
) -> SimpleNamespace:
    return thing(
        verb=verb,
        icon=icon,
        title=title,
        place=place,
        due_at=due,
        note=note,
        state="open",
        url="#",
        go=f"去{verb}",
    )


OVERDUE = [
    duty("办理", "wrench", "3 栋 1 号电梯异响", "洲际亚洲湾 3 栋 2 单元", at(24, 2, 5), "6 户遇到"),
    duty("核查", "eye", "楼道堆放旧家具", "春天广场 3 栋 2 单元", at(24, 9), "不能核自己办的"),
]
TODAY = [
    duty("核查", "eye", "电梯困人整改", "丽晶港 12 栋", at(24, 12)),
    duty("办理", "wrench", "地库 B1 东区灯不亮", "洲际亚洲湾地库", at(24, 17)),
    duty("回访", "phone", "夜间装修噪声", "洲际银海湾 9 栋", at(24, 17), "两次评价不满意"),
]
WEEK = [
    duty("办理", "wrench", "2 单元门禁刷不开", "洲际亚洲湾 3 栋", at(26, 12)),
    thing(
        verb="办理",
        icon="wrench",
        title="地下室集水井反水",
        place="丽晶港 3 栋",
        due_at=at(27, 9),
        state="paused",
        paused_at=at(20, 15),
        url="#",
        go="看看",
        note="等配件",
    ),
]


DUTIES: dict[str, Any] = {
    "views": [
        View("超时", "#", 2, hot=True),
        View("今天", "#", 3),
        View("本周", "#", 2),
        View("之后", "#", 9),
    ],
    "groups_of_duties": [
        thing(label="已超时", hot=True, duties=OVERDUE, note=""),
        thing(label="今天", duties=TODAY, note="11月24日 周二"),
        thing(label="本周", duties=WEEK, note=""),
    ],
    "next_words": "下一件：周三 12:00 丽晶港",
}


HANDLE_CASE = thing(
    key="261121-0031",
    title="3 栋 1 号电梯异响",
    place="洲际亚洲湾 3 栋 2 单元 1 号电梯",
    late=True,
    state_title="已超时 8 小时 15 分",
    state_words="应在今天 2:05 前办结，另有 6 户遇到",
    steps=five_steps(2, late=True),
    reporter="李** 138****0417",
    reporter_note="联系会记下来，并告知本人",
    contact_url="#",
    reported_at=at(21, 7, 52),
    what="早上七点多坐到 8 楼附近“咣”一声，晃了一下，关门也一直响。",
    photos=[LIFT_BEFORE, LIFT_PANEL],
    more_url="#",
)
HANDLE: dict[str, Any] = {
    "case": HANDLE_CASE,
    "form": Handling(initial={"done": "换了门机皮带，试运行 20 趟无异响。"}),
}


VERIFY_CASE = thing(
    key="261121-0031",
    title="3 栋 1 号电梯异响",
    place="洲际亚洲湾 3 栋 2 单元 1 号电梯",
    due_at=at(24, 12),
    state="open",
    before=LIFT_BEFORE,
    after=LIFT_AFTER,
    handler="物业工程部周师傅",
    said="换了门机皮带，试运行 20 趟无异响。",
    timing_words="按送核查的时刻算是否按时，核查用时不计",
)
VERIFY: dict[str, Any] = {"case": VERIFY_CASE, "form": Checking(), "verdict": "pass"}
