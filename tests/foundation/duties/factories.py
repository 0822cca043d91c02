"""Duties to test with, all in three streets of the demonstration."""

from itertools import count

from gongzhi.foundation.duties.commands import Holder, begin
from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.kernel.calendar import Span, Unit
from gongzhi.kernel.ref import Ref
from tests.kernel.calendars import at

MONDAY = at("2026-06-08 09:00")
ZHUANQIAO, YONGQUAN = "310112103006", "510115003001"
OFFICE, COMPANY = 11, 12
numbers = count(1)


def a_duty(kind="cases.handle", ref=None, *, now=MONDAY, span=None, holder=None, **more):
    given = {
        "title": "3栋路灯不亮",
        "wording": "2 个工作日（分类目录）",
        "region_code": ZHUANQIAO,
        "actor": SYSTEM,
    }
    return begin(
        kind,
        ref or Ref("leg", next(numbers)),
        span=span or Span(2, Unit.WORKING_DAYS),
        holder=holder or Holder(organisation=OFFICE),
        now=now,
        **given | more,
    )


def a_post(**given):
    defaults = {"person": 7, "appointment": 70, "organisation": OFFICE, "territory": ("310112103",)}
    return Actor(**defaults | given)
