"""The component page: every component in each of its states; all invented, one fixed moment."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

from django import forms

from gongzhi.foundation.web.forms import PlainForm
from gongzhi.foundation.web.values import Figure, Mark, Question, Step
from gongzhi.kernel.calendar import SHANGHAI

NOW = datetime(2026, 11, 24, 10, 20, tzinfo=SHANGHAI)
UP = (17, 13, 10, 15, 12, 7, 9, 11, 6, 8, 5, 3)
RISING = tuple(20 - value for value in UP)
FIGURES = [
    Figure("在办诉求", "315", "到期未办结 47", "今日到期 38", RISING, note_hot=True),
    Figure("24 小时响应率", "98.1%", "1,219 / 1,243 件", "上月 97.4%", RISING),
    Figure("按时办结率", "91.5%", "931 / 1,018 件", "上月 90.2%", RISING),
    Figure("满意率", "92.0%", "655 / 712 件，259 件未评", "上月 92.6%", UP),
]
STEPS = [
    Step("受理", Mark.DONE, "11-19 09:02"),
    Step("派单", Mark.DONE, "1 主办 1 协办，09:31"),
    Step("办理", Mark.NOW, "2 条责任线，已办 1"),
    Step("核查", Mark.AHEAD, "非承办人"),
    Step("评价", Mark.AHEAD, "9 人逐一"),
]


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


class Extension(PlainForm):
    due = forms.CharField(
        label="期限",
        error_messages={"required": "要晚于今日 10:20"},
        widget=forms.TextInput({"placeholder": "年-月-日 时:分"}),
    )
    why = forms.CharField(label="缘由", widget=forms.Textarea({"rows": 2}), required=False)
    told = forms.BooleanField(label="已告知上报人", required=False)


def bad(form: type[forms.Form], **values: object) -> forms.Form:
    """The form as it comes back with something missing."""
    bound = form(values)
    bound.full_clean()
    return bound


COMPONENTS_DUES: list[tuple[datetime, str, dict[str, object], str]] = [
    (at(24, 5), "open", {}, "已过期，写超了多久"),
    (at(24, 17), "open", {}, "今日，只写钟点"),
    (at(26, 12), "open", {}, "本周，写星期"),
    (at(15, 12, month=12), "open", {}, "更远，写日期"),
    (at(27, 9), "paused", {"paused_at": at(20, 15)}, "停表，旁边写缘由与恢复日"),
    (at(27, 9), "done", {"ended": "提前 1 工作日"}, "已完成"),
]
COMPONENTS: dict[str, Any] = {
    "dues": [
        (SimpleNamespace(due_at=due, state=state, **more), words)
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
    "figures": FIGURES,
    "steps": STEPS,
}
