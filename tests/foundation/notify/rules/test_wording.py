import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.notify.rules.retrying import WAITS, wait_after
from gongzhi.foundation.notify.rules.wording import Template, rendered

REPLIED = Template(code="t", title="诉求 {number}", text="{who}：{reply}", sms="{number} 有答复")


def test_names_are_those_of_all_wordings():
    assert REPLIED.names == {"number", "who", "reply"}
    assert REPLIED.missing({"number": 1, "who": "物业"}) == {"reply"}


def test_rendered_in_title_body_and_sms():
    text = rendered(REPLIED, {"number": "A-7", "who": "物业", "reply": "已修好"})
    assert (text.title, text.body, text.sms) == ("诉求 A-7", "物业：已修好", "A-7 有答复")


@given(st.text())
def test_braces_in_what_people_write_mean_nothing(reply):
    text = rendered(REPLIED, {"number": 1, "who": "{number}", "reply": reply})
    assert text.body == f"{{number}}：{reply}"


@pytest.mark.parametrize(("attempts", "wait"), [(1, WAITS[0]), (4, WAITS[3]), (5, None)])
def test_waits_grow_and_end(attempts, wait):
    assert wait_after(attempts) == wait
