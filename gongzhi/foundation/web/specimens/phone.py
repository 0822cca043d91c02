"""Sample contexts of the residents' pages."""

from typing import Any

from django import forms

from gongzhi.foundation.web.rules.counts import Window
from gongzhi.foundation.web.rules.steps import five_steps
from gongzhi.foundation.web.specimens.common import (
    GATE_AFTER,
    GATE_BEFORE,
    LIFT_AFTER,
    LIFT_BEFORE,
    at,
    thing,
)
from gongzhi.foundation.web.specimens.forms import Phone, Report, bad
from gongzhi.foundation.web.values import Fact, Row, View

LIFT = thing(
    title="3 栋 1 号电梯异响",
    url="#",
    due_at=at(24, 2, 5),
    state="open",
    state_label="办理中",
    note="电梯维保单位在办，应于今天 2:05 前办结",
    steps=five_steps(2, late=True),
)
LAMP = thing(
    title="地库 B1 东区灯不亮",
    url="#",
    due_at=at(25, 18),
    state="open",
    state_label="办理中",
    note="物业工程部在办，明天 18:00 前办结",
    steps=five_steps(2),
)
GATE = thing(
    title="2 单元门禁刷不开",
    url="#",
    due_at=at(22, 18),
    state="done",
    state_label="待你评价",
    note="21日 17:05 核查通过，等你说修好没有",
    steps=five_steps(4),
)


HOME: dict[str, Any] = {
    "unread": 2,
    "home": thing(
        estate="洲际亚洲湾",
        door="3 栋 2 单元 1204",
        verified=True,
        person="李雅芳",
        community="江浦路社区",
        report_url="#",
        scan_url="#",
        switch_url="#",
        inbox_url="#",
        cases_url="#",
        notices_url="#",
        invited=[
            Row("门禁修好了吗？请评价", "#", "2 单元门禁刷不开，昨天办结", "star", "去评价"),
            Row("车库增设电动车充电区", "#", "236 / 300 户附议，还有 9 天", "hand", "去看看"),
        ],
        cases=[LIFT, LAMP],
        number=7,
        notices=[
            Row("第三季度公共收益收支", "#", "公示到 12月10日，可提更正", "yuan", tone="info"),
            Row("3 至 5 栋停水通知", "#", "11月25日 周三 9:00 至 15:00", "drop", tone="warn"),
        ],
        late=1,
        open=1,
        helper="网格员何姐",
        helper_phone="02800000000",
    ),
}


def _report(form: forms.Form) -> dict[str, Any]:
    return {
        "form": form,
        "place": thing(
            key="L31",
            icon="lift",
            title="3 栋 2 单元 1 号电梯",
            note="洲际亚洲湾，扫码已定位",
            change_url="#",
            danger="有人困在里面？",
            danger_words="先按轿厢警铃，再打 119",
            danger_phone="119",
        ),
        "same": thing(
            heading="这部电梯已有 1 件在办",
            title="关门时有摩擦声",
            note="物业工程部在办，4 户遇到",
            id=31,
        ),
        "contact": thing(url="#", words="微信消息和短信 138****0417"),
        "promise": "社区 2 小时内受理，电梯类 24 小时内办结",
    }


REPORT_WHAT = "早上七点多坐到 8 楼附近“咣”一声，晃了一下，关门也一直响。"
REPORT: dict[str, Any] = _report(
    Report(initial={"what": REPORT_WHAT, "kind": "noise", "shield": True})
)


REPORT_BAD: dict[str, Any] = _report(bad(Report, what="", kind="noise"))

TRACKING_LINES = [
    thing(
        at=at(24, 9, 30),
        sentence="维保单位回话：配件今晚 20:00 到，明早 9:00 换好。",
        note="时限照算，不因等配件停表",
    ),
    thing(at=at(24, 2, 5), late=True, sentence="到期没办完，已提醒维保单位负责人，并报社区督办人"),
    thing(at=at(21, 16, 30), sentence="物业工程部换好门机皮带，传了修前修后照片"),
    thing(
        at=at(21, 9, 5),
        sentence="社区受理，派给物业工程部和维保单位",
        note="为什么是他们：电梯是共有部分，由物业养护（民法典 942 条，派单规则 12）",
    ),
    thing(at=at(21, 7, 52), sentence="你扫电梯码报事，附 2 张照片"),
]
TRACKING_CASE = thing(
    title=LIFT.title,
    reported_at=at(21, 7, 52),
    others=6,
    late=True,
    state_title="已超时 8 小时 15 分",
    state_words="应在今天 2:05 前办结（派单后 24 小时）",
    steps=LIFT.steps,
    holder=thing(name="锦程电梯维保", note="等导靴配件，明早 9:00 换", phone="02800000000"),
    legs=[
        thing(name="物业工程部", note="主办，换门机皮带", done=True, tone="brand", state="已办完"),
        thing(name="锦程电梯维保", note="协办，换轿厢导靴", late=True, tone="danger", state="超时"),
    ],
    before=LIFT_BEFORE,
    after=LIFT_AFTER,
    lines=TRACKING_LINES,
    facts=[
        Fact("编号", "BS-20261121-0031"),
        Fact("类别", "电梯，异响抖动"),
        Fact("我的姓名", "对物业隐藏，至今无人查看"),
    ],
    urge_words="催办同时发给维保单位和社区督办人，24 小时一次",
    more_url="#",
    urge_url="#",
)
TRACKING: dict[str, Any] = {"case": TRACKING_CASE}


RATING: dict[str, Any] = {
    "case": thing(
        question="门禁修好了吗？",
        title="3 栋 2 单元门禁刷不开",
        reported_at=at(19, 20, 16),
        before=GATE_BEFORE,
        after=GATE_AFTER,
        handler="物业工程部周师傅",
        said="换了读卡器，试刷 5 张业主卡都能开。",
        verified_words="网格员陈建国到场核查通过，21日 17:05",
    ),
    "solved": "yes",
    "chosen": "good",
    "levels": [
        thing(code="good", label="满意", icon="face4"),
        thing(code="fair", label="一般", icon="face3"),
        thing(code="poor", label="不满意", icon="face2"),
    ],
    "rating_words": "计入物业季度考评，公开时不显示你的姓名",
}


REPORTS: dict[str, Any] = {
    "tally": "共 7 件，2 件在办，1 件等你评价",
    "views": [View("全部", "#", 7, current=True), View("在办", "#", 2), View("待评价", "#", 1)],
    "cases": [LIFT, GATE, LAMP],
    "window": Window(page=1, size=3, shown=3, number=7),
    "report_url": "#",
}


SIGN_IN: dict[str, Any] = {
    "form": Phone({"phone": "138 0000 0417"}),
    "sent": "138****0417",
    "minutes": 5,
    "shown_code": "604827",
}

REOPENING: dict[str, Any] = RATING | {
    "solved": "no",
    "then": [
        thing(title="还找原来的人", words="回到物业工程部，这段话和照片原样转给他们"),
        thing(title="重新计时", words="11月25日 17:20 前办结，原来的用时也记着"),
        thing(title="换人核查", words="社区另派一位网格员到场看"),
    ],
    "rating_words": "第 1 次退回，统计里记作“未解决”",
}
