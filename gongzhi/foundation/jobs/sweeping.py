"""Work by the clock over many rows: one that raises is put off and shown, the others go on.

LAPSE = Sweep("cases.lapse", "评价到期归档", "case")
late = Round.objects.filter(...).exclude(case_id__in=LAPSE.put_off(now))
LAPSE.each(ids, lapse_one, now=now)         every row a transaction of its own
LAPSE.together(ids, mark_all, now=now)      all at once; one by one only where that raises
"""

import logging
from collections.abc import Callable, Iterable
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

    def each(self, ids: Iterable[int], act: Callable[[int], object], *, now: datetime) -> int:
        """How many acts said that they did something."""
        wanted = list(ids)
        stuck = set(self._stuck(wanted).values_list("ref_id", flat=True)) if wanted else set()
        return sum(self._one(id_, act, now, was_stuck=id_ in stuck) for id_ in wanted)

    def together(
        self, ids: Iterable[int], act: Callable[[list[int]], int], *, now: datetime
    ) -> int:
        wanted = list(ids)
        if not wanted:
            return 0
        try:
            with transaction.atomic():
                done = act(wanted)
        except Exception as failure:  # noqa: BLE001 (whatever it was, one by one finds whose)
            log.info("%s: rolled back, one by one: %s", self.code, place_of(failure))
            return self.each(wanted, lambda id_: act([id_]), now=now)
        self._stuck(wanted).delete()
        return done

    def _one(
        self, id_: int, act: Callable[[int], object], now: datetime, *, was_stuck: bool
    ) -> bool:
        try:
            with transaction.atomic():
                done = bool(act(id_))
        except Exception as failure:  # noqa: BLE001 (whatever it was, the next row has its turn)
            self._put_off(id_, failure, now)
            return False
        if was_stuck:
            self._stuck([id_]).delete()
        return done

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

    def _stuck(self, ids: list[int]) -> QuerySet[StuckRow]:
        return StuckRow.objects.filter(sweep=self.code, ref_kind=self.kind, ref_id__in=ids)


def stuck_rows(limit: int) -> list[StuckRow]:
    """For whoever runs the place; the longest stuck first."""
    return list(StuckRow.objects.order_by("first_at", "id")[:limit])
