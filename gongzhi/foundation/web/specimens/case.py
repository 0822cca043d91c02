"""Sample context of one case on the desk."""

from typing import Any

from gongzhi.foundation.web.specimens.common import (
    LIFT_AFTER,
    LIFT_BEFORE,
    LIFT_PANEL,
    at,
    thing,
)
from gongzhi.foundation.web.specimens.forms import Unmask
from gongzhi.foundation.web.values import Fact, Mark, Power, Step

CASE_LINES = [
    thing(
        at=at(24, 10, 2),
        act="催办",
        actor_name="周岚",
        entry_id=182441,
        sentence="催 蜀澜物业：今日 17:00 前不反馈即转黄牌督办",
    ),
    thing(
        at=at(23, 15, 30),
        act="反馈",
        actor_name="",
        entry_id=182396,
        sentence="综合执法队 复查：占道车辆已清 11 辆，余 3 辆车主失联",
    ),
    thing(
        at=at(20, 15),
        act="暂停",
        actor_name="周岚",
        entry_id=182104,
        sentence="协办 2：停电须提前公告，至 11-27 09:00",
    ),
    thing(
        at=at(19, 9, 31),
        act="分派",
        actor_name="周岚",
        entry_id=181870,
        sentence="按规则 3 拟派并确认，5 个工作日口径写入",
    ),
]
CASE: dict[str, Any] = {
    "unmask_form": Unmask(),
    "case": thing(
        crumbs=[
            thing(label="诉求", url="#"),
            thing(label="丽晶港", url="#"),
            thing(label="261119-0042", url="#"),
        ],
        title="车库飞线充电，占用消防车通道",
        place="丽晶港 7 栋 地下车库 B2 东侧",
        category="消防安全 / 飞线充电",
        source="码上办 扫码",
        reported_at=at(19, 8, 47),
        others=9,
        print_url="#",
        trial_url="#",
        unmask_url="#",
        main_act=thing(label="送核查", icon="eye", url="#"),
        steps=[
            Step("受理", Mark.DONE, "11-19 09:02"),
            Step("派单", Mark.DONE, "1 主办 1 协办，09:31"),
            Step("办理", Mark.NOW, "2 条责任线，已办 1"),
            Step("核查", Mark.AHEAD, "非承办人"),
            Step("评价", Mark.AHEAD, "9 人逐一"),
        ],
        span_words="总时限 5 个工作日",
        due_at=at(26, 17),
        rest_words="余 2 工作日 5 时 40 分",
        what="B2 东侧充电桩坏了快半年，好多人从楼上扯线下来充电，线拖在地上，消防车通道占了一半。",
        photos=[LIFT_PANEL, LIFT_BEFORE],
        before=LIFT_BEFORE,
        after=LIFT_AFTER,
        lines=CASE_LINES,
        legs_words="主办 1 条，协办 1 条",
        legs=[
            thing(
                name="综合执法队",
                handler="曹立",
                note="11-19 10:04 签收",
                due_at=at(26, 12),
                state="open",
                used=0.49,
                clock_words="已用 15 / 31 工时，11-20 起算",
                icon="wait",
                state_label="未办结",
                evidence=[
                    thing(label="现场照片 4 张", there=True),
                    thing(label="修后同角度照片", there=False),
                ],
            ),
            thing(
                name="蜀澜物业",
                handler="邓倩",
                note="催办 1 次",
                due_at=at(24, 5),
                state="open",
                late=True,
                used=1,
                clock_words="期限 11-24 05:00，17:00 转黄牌",
                icon="late",
                state_label="超时",
                evidence=[thing(label="清理后照片", there=False)],
            ),
        ],
        sealed_words="4 条均已封存（树头 18204，10:15 签名）",
        shield_words="蜀澜物业看不到任何上报人信息，也不参与核查。",
        reporter=[
            Fact("姓名", "唐*", masked=True),
            Fact("电话", "138****6027", masked=True),
            Fact("身份", "丽晶港 7 栋 业主（已核验）"),
        ],
        reasons=[
            "类别 消防安全 / 飞线充电，位置 地下车库",
            "命中规则 3：占消防车通道且涉用电",
            "主办取职责清单 2.6 行的牵头单位：综合执法队",
        ],
        cites=[
            thing(kind="fill", level="本街道", words="职责清单 2026-2 版 第 2.6 行"),
            thing(kind="law", level="国家", words="《物业管理条例》第四十五条"),
            thing(kind="unset", level="未核实", words="消防专门条款的条号，未用于本次分派"),
        ],
        powers=[
            Power("催办", "urge", "#"),
            Power("批准或驳回延期", "clock", "#"),
            Power("送核查", "eye", why_not="2 条线须全部办结，现 1"),
        ],
    ),
}
