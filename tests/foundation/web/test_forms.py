"""What every form does with what was typed: signs nobody sees, days off the calendar."""

import pytest
from django import forms
from django.http import QueryDict

from gongzhi.foundation.web.forms import Day, PlainForm

TURNED = "灯\u202e坏\u2069了"


class Example(PlainForm):
    text = forms.CharField(required=False)
    secret = forms.CharField(required=False, strip=False, widget=forms.PasswordInput)
    day = Day(required=False)


@pytest.mark.parametrize(
    "data", [{"text": TURNED, "secret": TURNED}, QueryDict(f"text={TURNED}&secret={TURNED}")]
)
def test_unseen_signs_are_taken_out_but_not_out_of_a_password(data):
    form = Example(data)
    assert form.is_valid()
    assert (form.cleaned_data["text"], form["text"].value()) == ("灯坏了", "灯坏了")
    assert form.cleaned_data["secret"] == TURNED


def test_data_without_them_are_left_as_they_are():
    data = QueryDict("text=a&text=b")
    assert Example(data).data is data


@pytest.mark.parametrize(
    ("day", "errors"),
    [
        ("2026-11-24", {}),
        ("1999-12-31", {"day": ["写 2000 年到 2100 年之间的日子"]}),
        ("0001-01-01", {"day": ["写 2000 年到 2100 年之间的日子"]}),
        ("9999-12-31", {"day": ["写 2000 年到 2100 年之间的日子"]}),
        ("昨天", {"day": ["写成 2026-12-01 这样"]}),
    ],
)
def test_a_day_lies_in_the_years_spoken_of(day, errors):
    assert Example({"day": day}).errors == errors
