"""Run reactions, each exactly once: the mark is committed with the reaction's effects.

One drainer at a time (advisory lock), batch by batch. A batch runs without savepoints; if anything
fails it is rolled back and run again with one per reaction, so that only the failing one is put
off. A reaction that fails holds back later entries of the same subject for itself, no others.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.db import connection, transaction

from gongzhi.foundation.database.prepared import prepared
from gongzhi.foundation.database.savepoints import without_savepoints
from gongzhi.foundation.journal.letters import Letter, Mark, mark, marked, ready, take
from gongzhi.foundation.journal.locks import DISPATCHER
from gongzhi.foundation.journal.reacting import Reaction, reaction_named, reactions_to
from gongzhi.foundation.journal.rules.retries import due_again
from gongzhi.foundation.journal.vocabulary import DeliveryState
from gongzhi.kernel.errors import place_of

log = logging.getLogger(__name__)

BATCH = 200
PATIENCE = "500ms"  # under PostgreSQL's deadlock_timeout: between us and an act, we give way

Run = Callable[[], None]
Running = Callable[[Run], None]


def drain(limit: int | None = None, *, now: datetime | None = None) -> int:
    """Deliver until nothing is left that is due, or about `limit` entries are through.

    Facts recorded by reactions are delivered too. Gives 0 at once where another drainer is at work.
    `now` is the database's clock where not given.
    """
    handled = 0
    with prepared():
        while limit is None or handled < limit:
            size = BATCH if limit is None else min(BATCH, limit - handled)
            step = _batch(size, now)
            if not step:
                break
            handled += step
    return handled


class Spoilt(Exception):
    """A reaction went on after an act of its own had failed; only with savepoints can it."""


@dataclass
class Round:
    """One batch under way: how reactions are run, what is held back, what became of each."""

    running: Running
    now: datetime
    held: set[tuple[str, str]] = field(default_factory=set)
    marks: list[Mark] = field(default_factory=list)

    def deliver(self, letter: Letter, reaction: Reaction, attempts: int = 0) -> None:
        queue = letter.subject, reaction.name
        marking = partial(Mark, letter.entry.pk, reaction.name, letter.subject)
        if queue in self.held:
            self.marks.append(marking(DeliveryState.BEHIND, attempts))
            return
        try:
            self.running(lambda: reaction.run(letter.fact, letter.entry))
        except Exception as failure:
            if self.running is _plainly:
                raise
            self.held.add(queue)
            self.marks.append(_put_off(marking, attempts + 1, failure, self.now))
        else:
            self.marks.append(marking(DeliveryState.DONE, attempts + 1))


def _put_off(
    marking: Callable[..., Mark], attempts: int, failure: Exception, now: datetime
) -> Mark:
    due_at = due_again(attempts, now)
    state = DeliveryState.WAITING if due_at else DeliveryState.FAILED
    mark = marking(state, attempts, place_of(failure), due_at)
    log.warning("entry %s, %s: %s, %s", mark.entry_id, mark.reaction, state, mark.error)
    return mark


def _batch(size: int, now: datetime | None) -> int:
    try:
        return _committed(size, now, _plainly)
    except Exception as failure:  # noqa: BLE001 (whatever it was, the slow way finds and notes it)
        log.info("batch rolled back, again with savepoints: %s", place_of(failure))
        return _committed(size, now, _guarded)


@transaction.atomic
def _committed(size: int, now: datetime | None, running: Running) -> int:
    started_at = _begin()
    if started_at is None:
        return 0
    batch = Round(running, now or started_at)
    handled = _deliver_again(batch, size) + _deliver_new(batch, size)
    mark(batch.marks, batch.now)
    return handled


def _begin() -> datetime | None:
    """The database's clock; None where another drainer holds the lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_try_advisory_xact_lock(%s, %s), set_config('lock_timeout', %s, true),"
            " clock_timestamp()",
            [*DISPATCHER, PATIENCE],
        )
        is_ours, _, at = cursor.fetchone()
    return at if is_ours else None


def _deliver_new(batch: Round, size: int) -> int:
    letters = take(size)
    pairs = list(_wanted(letters))
    if pairs:
        known = marked([letter for letter, _ in pairs])
        batch.held |= known.queues
        for letter, reaction in pairs:
            if (letter.entry.pk, reaction.name) not in known.deliveries:
                batch.deliver(letter, reaction)
    return len(letters)


def _wanted(letters: Iterable[Letter]) -> Iterator[tuple[Letter, Reaction]]:
    for letter in letters:
        for reaction in reactions_to(letter.entry.kind):
            yield letter, reaction


def _deliver_again(batch: Round, size: int) -> int:
    turns = ready(size, batch.now)
    for turn in turns:
        if turn.is_held:
            batch.held.add((turn.letter.subject, turn.reaction))
        elif (turn.letter.subject, turn.reaction) not in batch.held:
            known = reaction_named(turn.reaction) or _gone(turn.reaction)
            batch.deliver(turn.letter, known, turn.attempts)
    return len(batch.marks)


def _gone(name: str) -> Reaction:
    """A reaction that left the code while deliveries to it were open."""

    def refuse(*_: object) -> None:
        raise LookupError(name)

    return Reaction(name, refuse)


def _plainly(run: Run) -> None:
    with without_savepoints():
        run()
    if connection.needs_rollback:
        raise Spoilt


def _guarded(run: Run) -> None:
    """In a savepoint, with deferred constraints checked now: at commit nobody could tell whose."""
    with transaction.atomic():
        run()
        connection.check_constraints()
