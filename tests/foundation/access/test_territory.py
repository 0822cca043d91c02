"""Rows by the territory of a post."""

import pytest

from gongzhi.foundation.access.territory import within, within_reach
from gongzhi.foundation.notify.models import Message
from gongzhi.kernel.actor import Actor
from tests.foundation.access.conftest import NOW

pytestmark = pytest.mark.django_db
HERE, NEXT_DOOR = "310112103001", "310112104001"


@pytest.fixture(autouse=True)
def messages():
    for number, code in enumerate((HERE, NEXT_DOOR, ""), start=1):
        Message.objects.create(
            person=number,
            channel="sms",
            template="x",
            ref_kind="case",
            ref_id=1,
            words="{}",
            due_at=NOW,
            created_at=NOW,
            region_code=code,
        )


@pytest.mark.parametrize(
    ("territory", "seen"),
    [
        ((), []),
        (("310112103",), [1]),
        (("310112103", "310112104"), [1, 2]),
        (("",), [1, 2, 3]),
        (("310112103", ""), [1, 2, 3]),
    ],
)
def test_a_post_reaches_what_lies_under_its_prefixes(territory, seen):
    found = Message.objects.filter(within(Actor(territory=territory))).order_by("person")
    assert list(found.values_list("person", flat=True)) == seen


@pytest.mark.parametrize(
    ("territory", "estates", "seen"),
    [
        ((), frozenset(), []),
        ((), frozenset({2}), [2]),
        (("310112103",), frozenset({2}), [1, 2]),
        (("",), frozenset({2}), [1, 2, 3]),
    ],
)
def test_a_post_also_reaches_the_single_estates_named_in_it(territory, estates, seen):
    """The person's number stands in for an estate's."""
    reach = within_reach(Actor(territory=territory, estates=estates), estate="person")
    found = Message.objects.filter(reach).order_by("person")
    assert list(found.values_list("person", flat=True)) == seen
