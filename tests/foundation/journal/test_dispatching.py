"""Each reaction gets each fact once, and one that fails stops nobody else."""

from contextlib import suppress

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from gongzhi.foundation.journal.dispatching import drain
from gongzhi.foundation.journal.models import Entry, Undelivered
from gongzhi.foundation.journal.reacting import on
from gongzhi.foundation.journal.recording import record
from tests.foundation.journal.facts import BoatMoored, BoatNamed, BoatPainted
from tests.foundation.journal.logbook import read, states, write

pytestmark = pytest.mark.usefixtures("logbook")


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


def test_a_delivered_entry_put_back_in_the_outbox_is_not_delivered_again(named, paint):
    entry = named(7, "甲")
    drain()
    Undelivered.objects.create(entry_id=entry.pk)
    drain()
    assert read() == ["甲"]


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
