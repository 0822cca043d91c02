"""How the journal fares: what was sealed last, what waits, what failed."""

from dataclasses import dataclass
from datetime import datetime

from gongzhi.foundation.jobs.models import StuckRow
from gongzhi.foundation.jobs.sweeping import stuck_rows
from gongzhi.foundation.journal.deliveries import failed_deliveries, put_off_deliveries
from gongzhi.foundation.journal.heads import latest_head
from gongzhi.foundation.journal.models import Delivery, Entry, Undelivered, Unsealed
from gongzhi.foundation.journal.reading import Line, lines_by_number

SHOWN = 50


@dataclass(frozen=True)
class Tried:
    """A delivery with the sentence of its entry."""

    delivery: Delivery
    line: Line | None


@dataclass(frozen=True, kw_only=True)
class State:
    failed: list[Tried]
    put_off: list[Tried]
    sealed: int
    sealed_at: datetime | None
    root: str
    unsealed: int
    undelivered: int
    stuck: list[StuckRow]


def journal_state() -> State:
    """The same number of queries however much has failed."""
    failed, put_off = list(failed_deliveries()[:SHOWN]), list(put_off_deliveries()[:SHOWN])
    wanted = {each.entry_id for each in (*failed, *put_off)}
    lines = {line.entry_id: line for line in lines_by_number(Entry.objects.filter(pk__in=wanted))}
    newest = latest_head()
    return State(
        failed=[Tried(each, lines.get(each.entry_id)) for each in failed],
        put_off=[Tried(each, lines.get(each.entry_id)) for each in put_off],
        sealed=newest[0].size if newest else 0,
        sealed_at=newest[0].signed_at if newest else None,
        root=newest[0].root.hex() if newest else "",
        unsealed=Unsealed.objects.count(),
        undelivered=Undelivered.objects.count(),
        stuck=stuck_rows(SHOWN),
    )
