import pytest

from gongzhi.foundation.duties.rules.buckets import bucket_of
from gongzhi.foundation.duties.vocabulary import Bucket, DutyState
from tests.kernel.calendars import at

NOW = at("2026-06-10 10:00")  # a Wednesday


@pytest.mark.parametrize(
    ("due_at", "bucket"),
    [
        ("2026-06-10 09:59", Bucket.OVERDUE),
        ("2026-06-10 10:00", Bucket.TODAY),
        ("2026-06-11 00:00", Bucket.TODAY),  # 24:00
        ("2026-06-11 00:01", Bucket.THIS_WEEK),
        ("2026-06-15 00:00", Bucket.THIS_WEEK),
        ("2026-06-15 00:01", Bucket.LATER),
    ],
)
def test_duties_are_sorted_by_the_days_of_shanghai(due_at, bucket):
    assert bucket_of(at(due_at), DutyState.OPEN, NOW) == bucket


def test_what_is_paused_stands_apart():
    assert bucket_of(at("2026-06-01 10:00"), DutyState.PAUSED, NOW) == Bucket.PAUSED
