import pytest

from gongzhi.foundation.web.rules.steps import five_steps


@pytest.mark.parametrize(
    ("current", "late", "marks"),
    [
        (0, False, ["now", "", "", "", ""]),
        (2, False, ["done", "done", "now", "", ""]),
        (2, True, ["done", "done", "late", "", ""]),
        (5, False, ["done"] * 5),
    ],
)
def test_the_five_steps_stand_where_the_case_is(current, late, marks):
    steps = five_steps(current, late=late)
    assert [step.label for step in steps] == ["受理", "派单", "办理", "核查", "评价"]
    assert [step.mark for step in steps] == marks
