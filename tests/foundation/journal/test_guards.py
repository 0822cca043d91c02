"""What the database refuses, whoever asks."""
# ruff: noqa: S608 (the tables are named here)

import pytest
from django.db import DatabaseError, transaction

from tests.foundation.journal.sealed import recorded, run, sealed

pytestmark = pytest.mark.django_db

APPEND_ONLY = ("journal_entry", "journal_leaf", "journal_head", "journal_publickey")
COLUMN = {
    "journal_entry": "channel = channel",
    "journal_leaf": "hash = hash",
    "journal_head": "root = root",
    "journal_publickey": "public = public",
}


@pytest.fixture(autouse=True)
def _some(captain, now, signing_key):
    sealed("甲乙", captain, now)


def refused(statement):
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        run(statement)
    return str(refusal.value)


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_an_append_only_table_refuses_every_change(table):
    assert f"{table} is append only: UPDATE" in refused(f"UPDATE {table} SET {COLUMN[table]}")
    assert f"{table} is append only: DELETE" in refused(f"DELETE FROM {table}")
    assert f"{table} is append only: TRUNCATE" in refused(f"TRUNCATE {table}")


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_it_refuses_even_where_nothing_would_change(table):
    refused(f"UPDATE {table} SET {COLUMN[table]} WHERE false")
    refused(f"DELETE FROM {table} WHERE false")


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_a_replication_role_does_not_get_round_it(table):
    run("SET LOCAL session_replication_role = replica")
    refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", ["journal_words", "journal_tile"])
def test_rows_of_words_and_tiles_stay(table):
    refused(f"DELETE FROM {table}")
    refused(f"TRUNCATE {table}")


def test_words_are_sealed_anew_or_erased_and_never_come_back():
    run("UPDATE journal_words SET sealed = sealed || '\\x00'")
    run("UPDATE journal_words SET sealed = NULL")
    assert "nothing else" in refused("UPDATE journal_words SET sealed = '\\x00'")


def test_words_stay_with_their_entry():
    assert "nothing else" in refused("UPDATE journal_words SET entry_id = -entry_id")


def test_a_tile_only_grows():
    run("UPDATE journal_tile SET hashes = hashes || '\\x00'")
    assert "a tile grows" in refused("UPDATE journal_tile SET hashes = substr(hashes, 2)")
    assert "a tile grows" in refused("UPDATE journal_tile SET hashes = '\\x00' || hashes")
    assert "a tile grows" in refused("UPDATE journal_tile SET level = level + 1")


def test_an_outbox_cannot_be_diverted_to_a_table_of_the_callers_own(captain, now):
    run("CREATE TEMPORARY TABLE journal_unsealed (entry_id bigint)")
    recorded("丙", captain, now)
    assert run("SELECT count(*) FROM pg_temp.journal_unsealed") == [(0,)]
    assert run("SELECT count(*) FROM public.journal_unsealed") == [(1,)]
