from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from gongzhi.foundation.journal.deliveries import (
    deliver_past,
    failed_deliveries,
    put_off_deliveries,
    retry_delivery,
    set_delivery_aside,
)
from gongzhi.foundation.journal.dispatching import drain
from gongzhi.foundation.journal.models import Delivery, Entry, Undelivered
from gongzhi.foundation.journal.reacting import on
from gongzhi.foundation.journal.recording import record
from gongzhi.foundation.journal.rules.retries import BACK_OFF
from gongzhi.kernel.errors import RuleBroken, StateChanged
from tests.foundation.journal.facts import BoatMoored, BoatNamed, BoatPainted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def logbook(db):
    """A table for reactions to write in: what they did is there or it is not."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE logbook (line text NOT NULL)")


def write(line):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO logbook VALUES (%s)", [line])


def read():
    with connection.cursor() as cursor:
        cursor.execute("SELECT line FROM logbook")
        return [line for (line,) in cursor.fetchall()]


@pytest.fixture
def named(captain, now):
    def named(boat, name):
        return record(BoatNamed(boat=boat, name=name), actor=captain, now=now)

    return named


@pytest.fixture
def paint():
    """A reaction that writes the name down, and fails on the names given."""
    bad = set()

    @on(BoatNamed)
    def paint(fact, entry):
        write(fact.name)
        if fact.name in bad:
            raise ValueError(fact.name)

    paint.bad = bad
    return paint


def states():
    rows = Delivery.objects.order_by("entry_id", "reaction")
    return [(d.entry_id, d.reaction.rsplit(".", 1)[1], d.state) for d in rows]


def test_every_reaction_gets_the_fact_with_its_words_once(named, paint):
    entry = named(7, "海鸥")
    seen = []

    @on(BoatNamed, BoatPainted)
    def remember(fact, entry):
        seen.append((fact, entry))

    assert drain() == 1
    assert seen == [(BoatNamed(boat=7, name="海鸥"), Entry.objects.get())]
    assert read() == ["海鸥"]
    assert states() == [(entry.pk, "paint", "done"), (entry.pk, "remember", "done")]
    assert drain() == 0
    assert read() == ["海鸥"]


def test_an_entry_nobody_reacts_to_leaves_the_outbox(captain, now):
    record(BoatMoored(boat=7), actor=captain, now=now)
    assert drain() == 1
    assert not Undelivered.objects.exists()
    assert states() == []


def test_facts_recorded_by_reactions_are_delivered_too(named, paint, captain, now):
    @on(BoatMoored)
    def name_it(fact, entry):
        named(fact.boat, "泊后取名")

    record(BoatMoored(boat=7), actor=captain, now=now)
    assert drain() == 2
    assert read() == ["泊后取名"]


def test_a_limit_is_kept(named, paint):
    for name in "甲乙丙":
        named(7, name)
    assert drain(2) == 2
    assert read() == ["甲", "乙"]


def test_a_failing_reaction_leaves_nothing_and_stops_nobody_else(named, paint, now):
    seen = []

    @on(BoatNamed)
    def remember(fact, entry):
        seen.append(fact.name)

    paint.bad |= {"乙"}
    first, second, other = named(7, "甲"), named(7, "乙"), named(8, "丙")
    drain(now=now)
    assert read() == ["甲", "丙"]
    assert seen[-3:] == ["甲", "乙", "丙"]
    assert [s for s in states() if s[1] == "paint"] == [
        (first.pk, "paint", "done"),
        (second.pk, "paint", "waiting"),
        (other.pk, "paint", "done"),
    ]


def test_a_reaction_may_go_on_when_its_act_fails(named, now):
    @on(BoatNamed)
    def second_best(fact, entry):
        with suppress(ValueError), transaction.atomic():
            write("half")
            raise ValueError
        write(fact.name)

    entry = named(7, "甲")
    drain(now=now)
    assert read() == ["甲"]
    assert (entry.pk, "second_best", "done") in states()


def test_acts_within_a_reaction_take_no_savepoints(named, now):
    @on(BoatNamed)
    def act(fact, entry):
        with transaction.atomic():
            write(fact.name)

    named(7, "甲")
    with CaptureQueriesContext(connection) as queries:
        drain(now=now)
    saved = [query["sql"] for query in queries if query["sql"].startswith("SAVEPOINT")]
    assert len(saved) == len(batches(queries))
    assert connection.features.uses_savepoints is True


def batches(queries):
    """In a test each batch is a savepoint itself."""
    return [query for query in queries if "pg_try_advisory_xact_lock" in query["sql"]]


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
    assert error.startswith("ValueError (tests.foundation.journal.test_dispatching:")
    assert "乙" not in error


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


def test_a_delivered_entry_put_back_in_the_outbox_is_not_delivered_again(named, paint):
    entry = named(7, "甲")
    drain()
    Undelivered.objects.create(entry_id=entry.pk)
    drain()
    assert read() == ["甲"]


def test_a_reaction_that_left_the_code_is_put_off(named, paint, now, monkeypatch):
    paint.bad |= {"乙"}
    named(7, "乙")
    drain(now=now)
    monkeypatch.setattr("gongzhi.foundation.journal.reacting._reactions", {})
    drain(now=now + BACK_OFF[0])
    assert put_off_deliveries().get().attempts == 2
    assert put_off_deliveries().get().error.startswith("LookupError")


def test_what_would_fail_only_at_commit_is_found_where_it_belongs(named, paint, now):
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE deck (line text UNIQUE DEFERRABLE INITIALLY DEFERRED)"
        )

    @on(BoatNamed)
    def twice(fact, entry):
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO deck VALUES ('x')")
        if fact.name == "乙":
            raise ValueError

    named(7, "甲")
    named(8, "乙")
    named(9, "丙")
    drain(now=now)
    assert [s[2] for s in states() if s[1] == "twice"] == ["done", "waiting", "waiting"]


def test_the_statements_do_not_grow_with_the_entries(named, paint, django_assert_num_queries):
    named(7, "甲")
    with django_assert_num_queries(13):
        drain()
    for name in "乙丙丁":
        named(7, name)
    with django_assert_num_queries(13 + 2):
        drain()
