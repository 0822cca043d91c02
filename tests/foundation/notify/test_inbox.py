"""An inbox is read newest telling first and page by page, also while lines are renewed."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from gongzhi.foundation.notify.models import Notice
from gongzhi.foundation.notify.queries import inbox
from gongzhi.kernel.ref import Ref
from tests.foundation.notify.factories import NOON, told

pytestmark = pytest.mark.django_db
order_those_told = import_module(
    "gongzhi.foundation.notify.migrations.0003_in_order"
).order_those_told


def after(minutes):
    return NOON + timedelta(minutes=minutes)


def told_of(thing, minutes):
    told(11, ref=Ref("test-thing", thing), now=after(minutes))


def page(before=None, limit=2):
    """The things the lines are about, and where the next page begins."""
    found = inbox(11, as_staff=False, before=before, limit=limit)
    about = dict(Notice.objects.values_list("pk", "ref_id"))
    return [about[line.id] for line in found.lines], found.older


def test_a_renewed_line_goes_to_the_top():
    told_of(1, 0)
    told_of(2, 1)
    told_of(1, 2)
    assert page() == ([1, 2], None)


def test_lines_of_one_moment_go_by_their_number():
    for thing in range(5):
        told_of(thing, 0)
    first, older = page()
    second, oldest = page(older)
    assert [*first, *second, *page(oldest)[0]] == [4, 3, 2, 1, 0]


def test_a_page_that_ends_with_the_last_line_leads_to_no_other():
    told_of(1, 0)
    told_of(2, 1)
    assert page(limit=2) == ([2, 1], None)


def test_a_line_renewed_while_pages_are_turned_goes_to_the_top_and_moves_no_other():
    for thing in range(6):
        told_of(thing, thing)
    first, older = page()
    told_of(2, 7)
    second, oldest = page(older)
    assert (first, second, page(oldest)) == ([5, 4], [3, 1], ([0], None))
    assert page() == ([2, 5], page()[1])


def test_where_a_page_ended_holds_also_where_that_line_is_renewed():
    for thing in range(4):
        told_of(thing, thing)
    _, older = page()
    told_of(2, 5)
    assert page(older) == ([1, 0], None)


def test_lines_told_before_there_was_an_order_have_that_of_their_telling():
    told_of(1, 0)
    told_of(2, 1)
    Notice.objects.update(renewed_at=after(60))
    order_those_told(apps, None)
    assert page() == ([2, 1], None)
    shown = [line.at for line in inbox(11, as_staff=False).lines]
    assert shown == [after(1), after(0)]


def test_the_order_is_read_from_an_index():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    told_of(1, 0)
    rows = Notice.objects.filter(person=11).order_by("-renewed_at", "-id")[:2]
    assert "notice_in_order" in rows.explain()
    assert "Sort" not in rows.explain()
