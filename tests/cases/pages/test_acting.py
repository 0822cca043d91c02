"""What can be done is said before anything is typed, the same on the desk and on the phone."""

import pytest

from tests.cases.commands.steps import HOUR, fresh, taken_up
from tests.cases.pages.staff import desk_of
from tests.cases.world import reported

FACES = pytest.mark.parametrize("face", ["/desk/cases", "/w/cases"])
PAUSE = {"reason": "parts", "explanation": "等皮带", "until_at": "2026-12-20T09:00"}
TOO_LATE = "期限已过，不能再暂停"


def overdue(world, clock):
    case = taken_up(reported(world), world)
    clock.move_to(case.due_at + HOUR)
    return case


@FACES
def test_what_is_overdue_has_no_form_for_a_pause(world, clock, face):
    case = overdue(world, clock)
    worker = desk_of(world.worker)
    asked = worker.get(f"{face}/{case.code}/pause")
    sent = worker.post(f"{face}/{case.code}/pause", PAUSE)
    said = [TOO_LATE in one.content.decode() for one in (asked, sent)]
    assert (asked.status_code, sent.status_code, said) == (409, 422, [True, True])
    assert fresh(case).state == "handling"
