"""A dry run that does everything and takes it back."""

import pytest

from gongzhi.foundation.notify.models import Preference
from gongzhi.foundation.sheets.rules.columns import Column, Row, Template
from gongzhi.foundation.sheets.trying import refusals
from gongzhi.kernel.errors import RuleBroken

TEMPLATE = Template(title="人", columns=(Column(key="person", name="编号"),))


def rows(*persons):
    return [
        Row(number=number, cells=(person,), values={"person": person})
        for number, person in enumerate(persons, start=2)
    ]


def prefer(row):
    person = row.values["person"]
    if Preference.objects.filter(person=person).exists():
        raise RuleBroken("已经有了", field="person", clause="去掉一行")
    Preference.objects.create(person=person, channel="sms", wanted=True)
    if person < 0:
        raise RuleBroken("没有这个人", field="elsewhere")


@pytest.mark.django_db
def test_a_row_sees_what_those_above_it_did_and_nothing_stays():
    found = refusals(rows(1, 2, 1), prefer, TEMPLATE)
    assert [(one.row, one.column, one.message, one.hint, one.kind) for one in found] == [
        (4, "person", "已经有了", "去掉一行", "编号有误")
    ]
    assert Preference.objects.count() == 0


@pytest.mark.django_db
def test_what_a_refused_row_did_is_taken_back_before_the_next():
    found = refusals(rows(-1, -1), prefer, TEMPLATE)
    assert [(one.row, one.column, one.kind) for one in found] == [
        (2, "", "不能登记"),
        (3, "", "不能登记"),
    ]
