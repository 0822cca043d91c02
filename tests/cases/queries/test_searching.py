"""What a case is found by."""

from importlib import import_module

from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongzhi.cases.models import Case
from gongzhi.cases.queries.searching import said
from tests.cases.world import reported

upgrade = import_module("gongzhi.cases.migrations.0004_found_by_place")


def found(words):
    return [case.code for case in Case.objects.filter(said(words))]


def test_by_what_was_said_and_by_where_it_is(world):
    case = reported(world, text="一直在响")
    assert [found(words) for words in ("一直", "亚洲湾", "1 号电梯")] == [[case.code]] * 3
    assert found("2 号电梯") == []


def test_what_was_reported_before_is_found_by_its_place_after_the_upgrade(world):
    case = reported(world, text="一直在响")
    Case.objects.update(search="'一直'")
    assert found("亚洲湾") == []
    upgrade.find_by_place(apps, None)
    assert [found(words) for words in ("一直", "亚洲湾")] == [[case.code]] * 2


def test_the_upgrade_takes_every_case_in_steps_and_holds_each_from_reading_to_writing(
    world, monkeypatch
):
    cases = [reported(world, text=f"一直在响{number}", routed=False) for number in range(3)]
    Case.objects.update(search="'一直'")
    monkeypatch.setattr(upgrade, "AT_ONCE", 2)
    with CaptureQueriesContext(connection) as asked:
        upgrade.find_by_place(apps, None)
    reads = [one["sql"] for one in asked if one["sql"].startswith("SELECT")]
    assert [sql.endswith("FOR UPDATE") for sql in reads] == [True, True, True]
    assert sorted(found("亚洲湾")) == sorted(case.code for case in cases)
