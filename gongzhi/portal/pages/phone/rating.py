"""Reports that wait for an answer, as cards of the home page."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from gongzhi.cases.queries.naming import title_told
from gongzhi.cases.queries.tracking import awaiting_answer
from gongzhi.foundation.web.rules.moments import touch_moment
from gongzhi.foundation.web.values import Row
from gongzhi.kernel.actor import Actor


def to_rate(actor: Actor, now: datetime) -> Iterator[Row]:
    for case in awaiting_answer(actor.person) if actor.person else []:
        yield Row(
            title="解决了吗？来评价",
            url=reverse("cases_phone:rating", args=[case.code]),
            note=f"{title_told(case)}，{touch_moment(case.updated_at, now)} 核查通过",
            icon="star",
            go="去评价",
        )
