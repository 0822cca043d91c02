"""Which photos of the handling stand as the pair."""

from datetime import UTC, datetime, timedelta

from gongzhi.cases.queries.photos import shots
from gongzhi.foundation.files.models import StoredFile

FIRST = datetime(2026, 11, 24, 2, tzinfo=UTC)
AGAIN = FIRST + timedelta(hours=3)


def taken(purpose, at=FIRST):
    return StoredFile(purpose=purpose, uploaded_at=at)


def test_the_first_of_each_is_the_pair_and_the_others_follow():
    before, after, second, look = map(taken, ("before", "after", "after", "check"))
    shown = shots([before, after, second, look])
    assert (shown.before, shown.after, shown.extra, shown.check) == (
        before,
        after,
        [second],
        [look],
    )
    assert shown.work == [before, after, second]


def test_work_sent_back_is_shown_as_it_was_done_the_last_time():
    before, refused, mended = taken("before"), taken("after"), taken("after", AGAIN)
    shown = shots([before, refused, mended])
    assert (shown.before, shown.after, shown.extra) == (before, mended, [refused])


def test_a_pair_never_mixes_two_rounds():
    first_before, first_after = taken("before"), taken("after")
    after, look = taken("after", AGAIN), taken("check")
    shown = shots([after], [first_before, first_after, look])
    assert (shown.before, shown.after) == (None, after)
    assert (shown.extra, shown.check) == ([first_before, first_after], [look])


def test_what_the_new_round_has_not_yet_stands_behind():
    shown = shots([], [first := taken("after")])
    assert (shown.before, shown.after, shown.extra) == (None, None, [first])


def test_without_photos_there_is_nothing_to_show():
    shown = shots([])
    assert (shown.before, shown.after, shown.work) == (None, None, [])
