import pytest
from django.db import IntegrityError, connection, transaction

from gongzhi.foundation.journal.models import Entry, Undelivered, Unsealed, Words
from gongzhi.foundation.journal.recording import record
from gongzhi.foundation.journal.wording import open_words
from gongzhi.kernel.actor import SYSTEM
from tests.foundation.journal.facts import BoatMoored, BoatNamed, BoatPainted

pytestmark = pytest.mark.django_db


def painted(now, **changes):
    return BoatPainted(**{"boat": 7, "colour": "red", "dry_at": now, "remark": "两遍", **changes})


def test_a_recorded_fact_is_one_row_without_its_words(captain, now):
    entry = record(painted(now), actor=captain, now=now, region_code="310112103001")
    stored = Entry.objects.get()
    assert stored.pk == entry.pk
    assert (stored.person, stored.appointment, stored.organisation, stored.account) == (2, 3, 4, 1)
    assert (stored.kind, stored.subject) == ("BoatPainted", ("boat", 7))
    assert (stored.region_code, stored.county_code) == ("310112103001", "310112")
    assert stored.payload == {"boat": 7, "colour": "red", "dry_at": now.isoformat()}
    assert stored.at == now


def test_the_words_lie_beside_it_encrypted_and_committed_to(captain, now):
    entry = record(painted(now), actor=captain, now=now)
    box = Words.objects.get(pk=entry.pk).sealed
    assert "两遍".encode() not in bytes(box)
    opened = open_words(box)
    assert opened.spoken == {"remark": "两遍"}
    assert opened.commitment == bytes(Entry.objects.get().commitment)


def test_the_same_words_twice_give_different_commitments(captain, now):
    first, second = (record(painted(now), actor=captain, now=now) for _ in range(2))
    assert first.commitment != second.commitment


def test_a_fact_that_says_nothing_has_no_commitment_and_no_words(captain, now):
    entry = record(BoatNamed(boat=7, name=""), actor=captain, now=now)
    assert Entry.objects.get(pk=entry.pk).commitment is None
    assert not Words.objects.exists()


def test_the_outboxes_are_filled_with_the_row(captain, now):
    entry = record(BoatMoored(boat=7), actor=captain, now=now)
    assert list(Unsealed.objects.values_list("entry_id", flat=True)) == [entry.pk]
    assert list(Undelivered.objects.values_list("entry_id", flat=True)) == [entry.pk]


def test_a_bare_insert_fills_them_too(now):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_entry (at, kind, channel, subject_kind, subject_id, region_code,"
            " county_code, payload) VALUES (%s, 'X', 'page', 'boat', 1, '', '', '{}') RETURNING id",
            [now],
        )
        (entry_id,) = cursor.fetchone()
    assert Unsealed.objects.filter(pk=entry_id).exists()
    assert Undelivered.objects.filter(pk=entry_id).exists()


@pytest.mark.parametrize("remark", ["", "两遍"])
def test_recording_costs_one_statement(captain, now, remark, django_assert_num_queries):
    with django_assert_num_queries(1):
        record(painted(now, remark=remark), actor=captain, now=now)


def test_the_entry_returned_is_the_entry_stored(captain, now):
    entry = record(painted(now), actor=captain, now=now, region_code="310112103001")
    stored = Entry.objects.get()
    columns = [f.attname for f in Entry._meta.concrete_fields if f.attname != "commitment"]
    assert [getattr(entry, c) for c in columns] == [getattr(stored, c) for c in columns]


def test_an_act_that_fails_records_nothing(captain, now):
    def act():
        record(painted(now), actor=captain, now=now)
        raise IntegrityError

    with pytest.raises(IntegrityError):
        transaction.atomic(act)()
    assert not Entry.objects.exists()


def test_the_system_acts_without_a_person(now):
    entry = record(BoatMoored(boat=7, berths=(1, 2)), actor=SYSTEM, now=now)
    assert (entry.person, entry.channel) == (None, "system")
    assert Entry.objects.get().payload == {"boat": 7, "berths": [1, 2]}


@pytest.mark.parametrize("berth", [2**53, float("nan"), "a\x00b", "\ud800", {"a": 1}])
def test_what_could_not_be_sealed_is_refused_at_once(captain, now, berth):
    with pytest.raises(TypeError, match="berths"):
        record(BoatMoored(boat=7, berths=(berth,)), actor=captain, now=now)
