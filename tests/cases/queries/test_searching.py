"""What a case is found by."""

from importlib import import_module

from django.apps import apps

from gongzhi.cases.models import Case
from gongzhi.cases.queries.searching import said
from tests.cases.world import reported

find_by_place = import_module("gongzhi.cases.migrations.0004_found_by_place").find_by_place


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
    find_by_place(apps, None)
    assert [found(words) for words in ("一直", "亚洲湾")] == [[case.code]] * 2
