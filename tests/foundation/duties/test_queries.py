import pytest

from gongzhi.foundation.duties.access import open_for
from gongzhi.foundation.duties.commands import finish, pause
from gongzhi.foundation.duties.queries import (
    counts_by_bucket,
    in_bucket,
    standing_duty,
)
from gongzhi.foundation.duties.vocabulary import Bucket
from gongzhi.foundation.links import resolve
from gongzhi.kernel.actor import SYSTEM
from gongzhi.kernel.calendar import Span, Unit
from gongzhi.kernel.ref import Ref
from tests.foundation.duties.factories import MONDAY, a_duty, a_post
from tests.kernel.calendars import at

pytestmark = pytest.mark.django_db
WEDNESDAY = at("2026-06-10 10:00")


@pytest.fixture
def week():
    for days, title in [(1, "超时"), (2, "今日"), (3, "本周"), (9, "之后")]:
        a_duty(title=title, span=Span(days, Unit.WORKING_DAYS))
    pause(a_duty(title="暂停"), reason="materials", actor=SYSTEM, now=MONDAY)


@pytest.mark.usefixtures("week")
def test_duties_are_counted_by_due_time_in_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        counts = counts_by_bucket(open_for(a_post()), WEDNESDAY)

    assert counts == dict.fromkeys(Bucket, 1)


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize("bucket", Bucket)
def test_each_bucket_holds_what_it_counts(bucket):
    found = in_bucket(open_for(a_post()), bucket, WEDNESDAY)

    assert [duty.title for duty in found] == [bucket.label.replace("已", "")]


def test_of_the_duties_of_a_thing_one_stands():
    a_duty(ref=Ref("leg", 1))
    finish(Ref("leg", 1), "cases.handle", actor=SYSTEM, now=MONDAY)
    second = a_duty(ref=Ref("leg", 1), now=WEDNESDAY)
    a_duty(ref=Ref("leg", 2))

    assert standing_duty(Ref("leg", 1), "cases.handle") == second
    assert standing_duty(Ref("leg", 1), "cases.check") is None


def test_a_duty_is_called_by_its_title():
    duty = a_duty(title="核查路灯")

    links = resolve([Ref("duty", duty.pk), Ref("calendar_year", 2027)])
    assert [str(link) for link in links.values()] == ["核查路灯", "2027年"]
