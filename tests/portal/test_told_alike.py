"""One overdue case is told in the same words on list, page, my desk, wall and phone."""

from datetime import timedelta

import pytest

from gongzhi.cases.models import Leg
from gongzhi.cases.pages import shown
from gongzhi.cases.queries.case import page_for
from gongzhi.cases.queries.clocks import remaining_of
from gongzhi.cases.queries.listing import Filter, View, listed
from gongzhi.cases.queries.progress import case_shown
from gongzhi.cases.queries.tracking import Shelf, own_reports
from gongzhi.foundation.duties.arrangements import Telling
from gongzhi.foundation.duties.models import Duty
from gongzhi.kernel.calendar import Unit
from gongzhi.portal.pages.wall.regions import region_wall
from gongzhi.portal.queries import mine_of, work_of
from tests.cases.world import STREET, in_post, reported


def told(world, case, now):
    """Where a person reads it, with the words."""
    page = page_for(world.dispatcher, case.code, now)
    row = listed(world.dispatcher, Filter(view=View.OVERDUE), page=1, now=now).rows
    own = own_reports(world.resident.person, Shelf.ALL, page=1)
    overseer = in_post(world.street, "street_director", STREET)
    return {
        "list": shown.rows(row, now)[0].left.words,
        "page": remaining_of(page.case, Telling(now)).words,
        "leg": shown.legs(page, now)[0].left.words,
        "mine": words_of(mine_of(world.worker, now).duties),
        "others": words_of(work_of(overseer, now).watched.overdue),
        "wall": region_wall(STREET, now)["late"][0]["over"],
        "phone": case_shown(own[0], Telling(now)).left.words,
    }


def words_of(duties):
    return next(duty.left.words for duty in duties if duty.kind == "case.handle")


@pytest.mark.parametrize(
    ("unit", "late", "words"),
    [
        (Unit.WORKING_DAYS, timedelta(minutes=2), "已到期"),
        (Unit.WORKING_DAYS, timedelta(days=7), "超 5 工作日"),
        (Unit.HOURS, timedelta(minutes=2), "超 2 分"),
        (Unit.HOURS, timedelta(days=7, hours=3), "超 7 天 3 时"),
    ],
)
def test_an_overdue_case_is_told_alike_everywhere(world, unit, late, words):
    case = reported(world)
    Leg.objects.filter(case=case).update(span_unit=unit)
    Duty.objects.filter(kind="case.handle").update(span_unit=unit)
    seen = told(world, case, case.due_at + late)
    assert seen == dict.fromkeys(seen, words)
