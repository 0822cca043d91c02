from datetime import date

import pytest

from gongzhi.foundation.duties.rules.notice import ArrangedDay, read_notice
from gongzhi.kernel.errors import RuleBroken

NOTICE = """
经国务院批准，现将2026年节假日安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
"""


def test_the_years_notice_is_read_as_it_is_published():
    days = read_notice(NOTICE, 2026)

    worked = [day.day for day in days if day.is_working]
    assert worked == [
        date(2026, 1, 4),
        date(2026, 2, 14),
        date(2026, 2, 28),
        date(2026, 5, 9),
        date(2026, 9, 20),
        date(2026, 10, 10),
    ]
    assert len(days) - len(worked) == 33
    assert days[0] == ArrangedDay(date(2026, 1, 1), is_working=False, name="元旦")


def test_a_holiday_may_begin_in_the_year_before():
    text = "元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。"

    assert [(day.day.isoformat(), day.is_working) for day in read_notice(text, 2019)] == [
        ("2018-12-29", True),
        ("2018-12-30", False),
        ("2018-12-31", False),
        ("2019-01-01", False),
    ]


def test_plain_lines_do_as_well():
    assert read_notice("2027-01-01 休 元旦\n2027-01-03 班 元旦", 2027) == [
        ArrangedDay(date(2027, 1, 1), is_working=False, name="元旦"),
        ArrangedDay(date(2027, 1, 3), is_working=True, name="元旦"),
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "没有读到2027年的放假日期"),
        ("2027-02-30 休", "第 1 行：没有“2027-02-30”这一天"),
        ("\n元旦：1月1日至3日放假，共4天", "第 2 行：起止日期是 3 天，后面写的是 共4天"),
        ("元旦：13月1日放假", "第 1 行：没有“13月1日”这一天"),
        ("元旦：1月3日至1日放假", "第 1 行：放假的起止日期不对"),
        ("元旦：放假3天", "第 1 行：没有写明放假的日期"),
        ("1月1日放假", "第 1 行：写作“元旦：1月1日至3日放假”或“2027-01-01 休 元旦”"),
        ("2027-01-01 休\n2027-01-01 班", "第 2 行：2027-01-01 既写了放假又写了上班"),
        ("2026-01-01 休", "没有读到2027年的放假日期"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text, why):
    with pytest.raises(RuleBroken) as refused:
        read_notice(text, 2027)

    assert (str(refused.value), refused.value.field) == (why, "text")


def test_another_years_notice_is_recognised_by_its_weekdays():
    with pytest.raises(RuleBroken, match="是否拿了另一年的通知"):
        read_notice(NOTICE, 2027)
