"""Work by the clock over many rows: one that raises is put off and shown, the others go on.

LAPSE = Sweep("cases.lapse", "评价到期归档", "case")
late = Round.objects.filter(...).exclude(case_id__in=LAPSE.put_off(now))
LAPSE.each(late[:MOST], lapse_one, now=now, limit=MOST)
LAPSE.together(late[:MOST], mark_all, now=now, limit=MOST)
                                            all at once; one by one only where that raises

No transaction is opened here: an act that writes is atomic itself, and what asks a provider or a
storage does so outside.
"""

import logging
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from gongzhi.foundation.jobs.models import StuckRow
from gongzhi.kernel.errors import place_of

log = logging.getLogger(__name__)
WAITS = (
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=24),
)


@dataclass(frozen=True)
class Sweep:
    """`title` for the person who reads of what got stuck, `kind` of thing the ids are of."""

    code: str
    title: str
    kind: str

    def put_off(self, now: datetime) -> QuerySet[StuckRow, int]:
        """Ids whose turn has not come again; to be left out, lest they crowd out the others."""
        rows = StuckRow.objects.filter(sweep=self.code, ref_kind=self.kind, due_at__gt=now)
        return rows.values_list("ref_id", flat=True)

    def each(
        self, ids: Iterable[int], act: Callable[[int], object], *, now: datetime, limit: int
    ) -> int:
        """How many acts said that they did something. `limit`: as many as were asked for."""
        wanted = list(ids)
        return self._one_by_one(wanted, act, self._returning(wanted, now, limit), now)

    def together(
        self,
        ids: Iterable[int],
        act: Callable[[list[int]], list[int]],
        *,
        now: datetime,
        limit: int,
    ) -> int:
        """`act` returns the ids it did: what somebody else held is left, its mark too."""
        wanted = list(ids)
        returning = self._returning(wanted, now, limit)
        if not wanted:
            return 0
        try:
            done = act(wanted)
        except Exception as failure:  # noqa: BLE001 (whatever it was, one by one finds whose)
            log.info("%s: rolled back, one by one: %s", self.code, place_of(failure))
            return self._one_by_one(wanted, lambda id_: act([id_]), returning, now)
        self._unstick(returning.intersection(done))
        return len(done)

    def _returning(self, wanted: list[int], now: datetime, limit: int) -> set[int]:
        """Those stuck whose turn has come. A sweep that met all there is and not them tells that
        they were seen to elsewhere: nothing is left to be tried again."""
        due = StuckRow.objects.filter(sweep=self.code, ref_kind=self.kind, due_at__lte=now)
        returning = set(due.values_list("ref_id", flat=True))
        gone = returning.difference(wanted)
        if gone and len(wanted) < limit:
            due.filter(ref_id__in=gone).delete()
        return returning

    def _one_by_one(
        self, wanted: list[int], act: Callable[[int], object], returning: set[int], now: datetime
    ) -> int:
        done = [id_ for id_ in wanted if self._did(id_, act, now)]
        self._unstick(returning.intersection(done))
        return len(done)

    def _did(self, id_: int, act: Callable[[int], object], now: datetime) -> bool:
        try:
            return bool(act(id_))
        except Exception as failure:  # noqa: BLE001 (whatever it was, the next row has its turn)
            self._put_off(id_, failure, now)
            return False

    @transaction.atomic
    def _put_off(self, id_: int, failure: Exception, now: datetime) -> None:
        place = place_of(failure)
        log.warning("%s: %s %s was put off: %s", self.code, self.kind, id_, place)
        row = self._stuck([id_]).select_for_update().first()
        if row is None:
            row = StuckRow(sweep=self.code, ref_kind=self.kind, ref_id=id_, attempts=0)
            row.first_at = now
        row.attempts, row.title, row.error, row.last_at = (
            row.attempts + 1,
            self.title,
            place[:200],
            now,
        )
        row.due_at = now + WAITS[min(row.attempts, len(WAITS)) - 1]
        row.save()

    def _unstick(self, ids: Collection[int]) -> None:
        if ids:
            self._stuck(ids).delete()

    def _stuck(self, ids: Collection[int]) -> QuerySet[StuckRow]:
        return StuckRow.objects.filter(sweep=self.code, ref_kind=self.kind, ref_id__in=ids)


def stuck_rows(limit: int) -> list[StuckRow]:
    """For whoever runs the place; the longest stuck first."""
    return list(StuckRow.objects.order_by("first_at", "id")[:limit])
