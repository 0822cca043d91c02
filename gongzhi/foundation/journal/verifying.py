"""Recompute the journal from its rows and say what is not as it was sealed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from django.db import connection, transaction

from gongzhi.foundation.journal import findings
from gongzhi.foundation.journal.findings import Finding, Report
from gongzhi.foundation.journal.models import PublicKey, Unsealed
from gongzhi.foundation.journal.rows import fetched, streamed
from gongzhi.foundation.journal.rules.heads import SignedHead
from gongzhi.foundation.journal.tracing import Expected, trace
from gongzhi.foundation.journal.wording import open_words
from gongzhi.foundation.privacy.crypto import SealBroken

Kept = tuple[SignedHead, bytes]
"""A head exported earlier and the public key that came with it."""

SMUGGLED = """
SELECT e.id FROM journal_entry e
WHERE NOT EXISTS (SELECT FROM journal_leaf l WHERE l.entry_id = e.id)
AND NOT EXISTS (SELECT FROM journal_unsealed u WHERE u.entry_id = e.id) ORDER BY e.id LIMIT 1
"""
LOST_UNSEALED = """
SELECT u.entry_id FROM journal_unsealed u
WHERE NOT EXISTS (SELECT FROM journal_entry e WHERE e.id = u.entry_id) ORDER BY 1 LIMIT 1
"""
QUEUED_TWICE = """
SELECT u.entry_id FROM journal_unsealed u JOIN journal_leaf l USING (entry_id) ORDER BY 1 LIMIT 1
"""
WORDS_ADDED = """
SELECT w.entry_id FROM journal_words w JOIN journal_entry e ON e.id = w.entry_id
WHERE e.commitment IS NULL ORDER BY 1 LIMIT 1
"""
WORDS_LOST = """
SELECT e.id FROM journal_entry e LEFT JOIN journal_words w ON w.entry_id = e.id
WHERE e.commitment IS NOT NULL AND w.sealed IS NULL AND NOT EXISTS (
    SELECT FROM journal_entry x WHERE x.subject_kind = 'entry' AND x.subject_id = e.id
    AND x.kind = 'WordsErased') ORDER BY e.id LIMIT 1
"""
WORDS = """
SELECT e.id, e.commitment, w.sealed FROM journal_entry e JOIN journal_words w ON w.entry_id = e.id
WHERE e.commitment IS NOT NULL ORDER BY e.id
"""

STANDING: Sequence[tuple[str, Callable[[int], Finding]]] = (
    (SMUGGLED, findings.entry_smuggled),
    (LOST_UNSEALED, findings.entry_lost_unsealed),
    (QUEUED_TWICE, findings.entry_queued_twice),
    (WORDS_ADDED, findings.words_added),
    (WORDS_LOST, findings.words_lost),
)


def verify(
    *,
    kept: Sequence[Kept] = (),
    trusted: Mapping[str, bytes] | None = None,
    reads_words: bool = True,
) -> Report:
    """All rows in one snapshot, streamed; of each kind of fault the first.

    `kept` are heads exported earlier and kept elsewhere; `trusted` the public keys by id to
    believe, those of the database where not given; words are read with the personal-data keys.
    """
    with transaction.atomic():
        _one_snapshot()
        keys = _keys() if trusted is None else trusted
        report = Report(unsealed=Unsealed.objects.count())
        expected = Expected(keys, {head.size: head.root for head, _ in kept})
        report.findings += islice(trace(expected, report), 1)
        report.findings += _foreign(kept, keys)
        report.findings += _standing()
        if reads_words:
            report.findings += islice(_words(report), 1)
    return report


def _one_snapshot() -> None:
    """Sealing goes on meanwhile. Inside a transaction already begun, its own snapshot has to do."""
    if len(connection.savepoint_ids) == 0:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def _keys() -> dict[str, bytes]:
    return {key.key_id: bytes(key.public) for key in PublicKey.objects.all()}


def _foreign(kept: Sequence[Kept], keys: Mapping[str, bytes]) -> Iterator[Finding]:
    for head, public in kept:
        if keys.get(head.key_id) != public or not head.is_signed_by(public):
            yield findings.kept_head_foreign(head.size, head.key_id)


def _standing() -> Iterator[Finding]:
    for statement, finding in STANDING:
        for (entry_id,) in fetched(statement):
            yield finding(entry_id)


def _words(report: Report) -> Iterator[Finding]:
    for entry_id, commitment, sealed in streamed(WORDS):
        if sealed is None:
            report.erased += 1
            continue
        report.words += 1
        if not _is_committed(bytes(sealed), bytes(commitment)):
            yield findings.words_differ(entry_id)


def _is_committed(sealed: bytes, commitment: bytes) -> bool:
    try:
        return open_words(sealed).commitment == commitment
    except (SealBroken, ValueError, KeyError):
        return False
