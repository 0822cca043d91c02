"""Once round and once more, each with his own phone: resident, company, grid worker."""

import pytest

from gongzhi.cases.models import Leg, Round
from gongzhi.cases.vocabulary import CaseState, LegState
from gongzhi.foundation.files.queries import files_of
from gongzhi.kernel.ref import Ref
from tests.browser.steps import fill_report, picture, settled, sign_in_by_code

pytestmark = pytest.mark.browser


def reported(resident):
    fill_report(resident)
    resident.press("提交报事")
    sign_in_by_code(resident)
    resident.press("提交报事")
    resident.reads("报事已收到")
    return resident.code()


def act(visitor, code, noun, button, **typed):
    visitor.go(f"/w/cases/{code}/{noun}")
    for label, text in typed.items():
        visitor.write(label, text)
    visitor.press(button)


def passed(visitor, code, seen):
    """With a photo; asked once, sent back to change a word, and then done."""
    visitor.go(f"/w/cases/{code}/check")
    visitor.pick("到场")
    visitor.write("看到什么", seen)
    visitor.attach("check", picture(90))
    visitor.press("核查通过")
    visitor.reads("不能撤回")
    visitor.press("再改改")
    visitor.write("看到什么", f"{seen}，门也平稳")
    visitor.press("核查通过")
    visitor.press("确认核查通过")


def handled(worker, code):
    worker.go("/w/")
    worker.go(f"/w/cases/{code}")
    act(worker, code, "taking-up", "签收")
    worker.go(f"/w/cases/{code}/contact")
    worker.pick("站内回复")
    worker.write("说了什么", "约好下午三点上门看电梯")
    worker.press("记录联系")
    worker.go(f"/w/cases/{code}/result")
    worker.write("做了什么", "换了曳引机皮带，试运行正常")
    worker.attach("before", picture(10))
    worker.attach("after", picture(200))
    worker.press("办完，送核查")


def rated(resident, code, outcome, *more):
    resident.go(f"/m/reports/{code}")
    resident.follow("评价")
    resident.pick(outcome)
    for pick in more:
        resident.page.get_by_text(pick, exact=True).first.wait_for()
        resident.pick(pick)


def unresolved(resident, code, comment):
    """The part asked for by the answer takes photos like any other form."""
    rated(resident, code, "没解决")
    resident.write("还差什么", comment)
    resident.attach("photos", picture(150))
    resident.reads("1 / 9 张")
    resident.press("退回重办")


def once_round(worker, grid, code):
    """Handled and checked, with each one's photos where they belong."""
    handled(worker, code)
    case = settled(code)
    assert case.state == CaseState.AWAITING_CHECK
    assert case.responded_at is not None
    leg = Ref("leg", Leg.objects.get(case=case).pk)
    assert [len(list(files_of(leg, purpose))) for purpose in ("before", "after")] == [1, 1]

    passed(grid, code, "坐了两趟，不晃")
    assert len(list(files_of(leg, "check"))) == 1
    assert settled(code).state == CaseState.AWAITING_RATING


def test_a_report_goes_round_and_round_again(world, house):
    resident, worker, grid = (
        house.visit(),
        house.visit(world.worker),
        house.visit(world.grid_worker),
    )
    code = reported(resident)
    case = settled(code)
    assert (case.state, case.lead) == (CaseState.DISPATCHED, world.company)
    assert len(list(files_of(Ref("case", case.pk), "report"))) == 1
    once_round(worker, grid, code)

    unresolved(resident, code, "晚上又响了")
    case = settled(code)
    assert (case.state, case.round_number) == (CaseState.REOPENED, 2)
    assert len(list(files_of(Ref("case", case.pk), "report"))) == 2
    worker.go(f"/w/cases/{code}")
    worker.reads("报事人说没解决：晚上又响了")

    handled(worker, code)
    passed(grid, code, "晚上也去听了")
    settled(code)
    rated(resident, code, "解决了", "满意")
    resident.press("提交评价")
    case = settled(code)
    assert (case.state, case.round_number) == (CaseState.ARCHIVED, 2)
    states = Leg.objects.filter(case=case).order_by("pk").values_list("state", flat=True)
    assert list(states) == [LegState.CHECKED, LegState.CHECKED]
    assert Round.objects.filter(case=case, is_timely=True).count() == 2
    resident.go(f"/m/reports/{code}")
    resident.reads("已办结归档")
