"""The list of cases at the desk."""

import pytest

from tests.cases.pages.staff import desk_of
from tests.cases.world import reported, without_company


def test_what_waits_for_dispatch_says_when_its_time_begins(world):
    waiting, given = without_company(world), reported(world)
    rows = desk_of(world.dispatcher).get("/desk/cases/").context["cases"]
    said = {row.code: (row.due_at is None, row.undated) for row in rows}
    assert said == {waiting.code: (True, "派单后起算"), given.code: (False, "无时限")}


@pytest.mark.parametrize("page", ["²", "x", "9" * 5000])
def test_a_page_that_is_no_number_is_the_first(world, page):
    case = reported(world)
    answer = desk_of(world.dispatcher).get("/desk/cases/", {"page": page})
    assert [row.code for row in answer.context["cases"]] == [case.code]
