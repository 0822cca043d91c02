"""Write a fact once: audit line, timeline entry and outgoing message are the same row."""

from datetime import datetime
from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.journal.rules.payloads import refuse_unsealable
from gongzhi.foundation.journal.wording import SealedWords, seal_words
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.fact import Fact

INSERT = (
    "INSERT INTO journal_entry (at, kind, person, appointment, organisation, account, channel,"
    " subject_kind, subject_id, region_code, county_code, payload, commitment)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id"
)
INSERT_WITH_WORDS = (
    f"WITH entry AS ({INSERT}) INSERT INTO journal_words (entry_id, sealed)"  # noqa: S608
    " SELECT id, %s FROM entry RETURNING entry_id"
)


def record(fact: Fact, *, actor: Actor, now: datetime, region_code: str = "") -> Entry:
    """One statement in the caller's transaction; triggers fill the outboxes with it."""
    entry = _entry(fact, actor, now, region_code)
    sealed = seal_words(fact.spoken())
    if sealed:
        entry.commitment = sealed.commitment
    entry.pk = _insert(entry, sealed)
    entry._state.adding = False  # noqa: SLF001
    return entry


def _entry(fact: Fact, actor: Actor, now: datetime, region_code: str) -> Entry:
    payload, subject = fact.payload(), fact.subject()
    refuse_unsealable(payload)
    return Entry(
        at=now,
        kind=fact.kind(),
        person=actor.person,
        appointment=actor.appointment,
        organisation=actor.organisation,
        account=actor.account,
        channel=actor.channel,
        subject_kind=subject.kind,
        subject_id=subject.id,
        region_code=region_code,
        county_code=region_code[:6],
        payload=payload,
    )


def _insert(entry: Entry, sealed: SealedWords | None) -> int:
    values: tuple[Any, ...] = (
        entry.at,
        entry.kind,
        entry.person,
        entry.appointment,
        entry.organisation,
        entry.account,
        entry.channel,
        entry.subject_kind,
        entry.subject_id,
        entry.region_code,
        entry.county_code,
        Jsonb(entry.payload),
        entry.commitment,
    )
    with connection.cursor() as cursor:
        if sealed:
            cursor.execute(INSERT_WITH_WORDS, (*values, sealed.box))
        else:
            cursor.execute(INSERT, values)
        row: Any = cursor.fetchone()
    return int(row[0])
