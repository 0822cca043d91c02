"""What did not succeed: it is put off, tried again, and in the end left to a person."""

from datetime import timedelta

import pytest

from gongzhi.foundation.journal.deliveries import (
    deliver_past,
    failed_deliveries,
    put_off_deliveries,
    retry_delivery,
    set_delivery_aside,
)
from gongzhi.foundation.journal.dispatching import drain
from gongzhi.foundation.journal.models import Delivery, Entry
from gongzhi.foundation.journal.reacting import on
from gongzhi.foundation.journal.rules.retries import BACK_OFF
from gongzhi.kernel.errors import RuleBroken, StateChanged
from tests.foundation.journal.facts import BoatNamed
from tests.foundation.journal.logbook import read, states

pytestmark = pytest.mark.usefixtures("logbook")


def test_later_entries_of_the_same_subject_stand_behind_it(named, paint, now):
    paint.bad |= {"乙"}
    ids = [named(7, name).pk for name in "乙丙"]
    drain(now=now)
    third = named(7, "丁").pk
    drain(now=now)
    assert read() == []
    assert [s[0::2] for s in states()] == [
        (ids[0], "waiting"),
        (ids[1], "behind"),
        (third, "behind"),
    ]


def test_after_the_pause_it_is_tried_again_and_the_queue_goes_on_in_order(named, paint, now):
    paint.bad |= {"乙"}
    for name in "乙丙丁":
        named(7, name)
    drain(now=now)
    paint.bad.clear()
    assert drain(now=now + BACK_OFF[0] - timedelta(microseconds=1)) == 0
    assert drain(now=now + BACK_OFF[0]) == 3
    assert read() == ["乙", "丙", "丁"]
    assert {s[2] for s in states()} == {"done"}


def fail_for_good(now):
    for pause in (timedelta(0), *BACK_OFF):
        now += pause
        drain(now=now)
    return now


def test_after_enough_attempts_it_stays_failed_and_visible(named, paint, now):
    paint.bad |= {"乙"}
    entry = named(7, "乙")
    end = fail_for_good(now)
    (failed,) = failed_deliveries()
    assert (failed.entry_id, failed.attempts) == (entry.pk, len(BACK_OFF) + 1)
    assert drain(now=end + timedelta(days=400)) == 0
    assert not put_off_deliveries().exists()


def test_the_error_kept_names_the_place_and_not_the_words(named, paint, now):
    paint.bad |= {"乙"}
    named(7, "乙")
    drain(now=now)
    error = Delivery.objects.get().error
    assert error.startswith("ValueError (tests.foundation.journal.conftest:")
    assert "乙" not in error


def test_a_reaction_that_left_the_code_is_put_off(named, paint, now, monkeypatch):
    paint.bad |= {"乙"}
    named(7, "乙")
    drain(now=now)
    monkeypatch.setattr("gongzhi.foundation.journal.reacting._reactions", {})
    drain(now=now + BACK_OFF[0])
    assert put_off_deliveries().get().attempts == 2
    assert put_off_deliveries().get().error.startswith("LookupError")


def test_a_failed_one_is_retried_by_hand(named, paint, now, captain):
    paint.bad |= {"乙"}
    first, second = named(7, "乙"), named(7, "丙")
    end = fail_for_good(now)
    paint.bad.clear()
    reaction = failed_deliveries().get().reaction
    retry_delivery(first.pk, reaction, actor=captain, now=end)
    drain(now=end)
    assert read() == ["乙", "丙"]
    assert [s for s in states() if s[0] == second.pk] == [(second.pk, "paint", "done")]
    assert Entry.objects.filter(kind="DeliveryRetried", subject_id=first.pk, person=2).exists()
    with pytest.raises(StateChanged):
        retry_delivery(first.pk, reaction, actor=captain, now=end)


def test_a_failed_one_is_set_aside_and_the_rest_goes_on(named, paint, now, captain):
    paint.bad |= {"乙"}
    first, _ = named(7, "乙"), named(7, "丙")
    end = fail_for_good(now)
    reaction = failed_deliveries().get().reaction
    with pytest.raises(RuleBroken, match="原因"):
        set_delivery_aside(first.pk, reaction, reason=" ", actor=captain, now=end)
    set_delivery_aside(first.pk, reaction, reason="船已拆解", actor=captain, now=end)
    drain(now=end)
    assert read() == ["丙"]
    assert [s[2] for s in states()] == ["aside", "done"]


def test_a_late_reaction_gets_old_entries_only_if_asked(named, paint, now):
    named(7, "甲")
    named(7, "乙")
    drain()
    late = []

    @on(BoatNamed)
    def remember(fact, entry):
        late.append(fact.name)

    drain()
    assert late == []
    name = f"{remember.__module__}.{remember.__qualname__}"
    assert deliver_past(name, since=now, now=now) == 2
    assert deliver_past(name, since=now, now=now) == 0
    drain()
    assert late == ["甲", "乙"]
    assert read() == ["甲", "乙"]


def test_asking_for_the_past_of_an_unknown_reaction_is_refused(now):
    with pytest.raises(LookupError):
        deliver_past("gone", since=now, now=now)
