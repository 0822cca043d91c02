"""The list of cases at the desk."""

from tests.cases.pages.staff import desk_of
from tests.cases.world import reported, without_company


def test_what_waits_for_dispatch_says_when_its_time_begins(world):
    waiting, given = without_company(world), reported(world)
    rows = desk_of(world.dispatcher).get("/desk/cases/").context["cases"]
    said = {row.code: (row.due_at is None, row.undated) for row in rows}
    assert said == {waiting.code: (True, "派单后起算"), given.code: (False, "无时限")}
