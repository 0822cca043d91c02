"""Duties as the staff's faces show them: whose, what, where, until when."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from gongzhi.foundation import links
from gongzhi.foundation.access import powers
from gongzhi.foundation.duties.access import open_for, overseen
from gongzhi.foundation.duties.arrangements import Telling, calendar_for, supposing
from gongzhi.foundation.duties.models import STANDING, Duty, Pause
from gongzhi.foundation.duties.queries import counts_by_bucket, followed_by
from gongzhi.foundation.duties.rules.buckets import bucket_of
from gongzhi.foundation.duties.vocabulary import Bucket, DutyState
from gongzhi.foundation.web.rules.counts import CEILING
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import end_of, local_day
from gongzhi.kernel.ref import Ref
from gongzhi.kernel.remaining import Remaining
from gongzhi.portal.verbs import CHECK, HANDLE, WAITING, Verb, verb_of

READ = 120
HANDLING = "cases.handle"
IS_WAITING = followed_by(HANDLE, CHECK)


@dataclass(frozen=True, kw_only=True)
class DutyShown:
    """A duty with the names it needs; `left` is told in its clock's own unit."""

    kind: str
    verb: Verb
    title: str
    number: str
    place: str
    url: str
    holder: str
    wording: str
    due_at: datetime
    state: str
    left: Remaining
    paused_at: datetime | None
    bucket: Bucket


@dataclass(frozen=True, kw_only=True)
class Mine:
    """What somebody has to do, by due moment. `counts` are exact, `duties` the first of them;
    `waiting` is what he has done and others have to check, and is not counted."""

    duties: list[DutyShown]
    counts: dict[Bucket, int]
    waiting: list[DutyShown]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def of(self, bucket: Bucket) -> list[DutyShown]:
        return [duty for duty in self.duties if duty.bucket is bucket]


@dataclass(frozen=True, kw_only=True)
class Watched:
    """Of others in the territory: overdue, and due before the next working day is over."""

    overdue: list[DutyShown]
    soon: list[DutyShown]


@dataclass(frozen=True, kw_only=True)
class Work:
    mine: Mine
    watched: Watched


def duty_count(actor: Actor) -> int:
    """For a badge: one query that stops at a thousand."""
    return _to_do(actor).order_by()[: CEILING + 1].count()


def work_of(actor: Actor, now: datetime) -> Work:
    """One's own duties and those one watches; two queries, the calendar, one a kind of thing."""
    calendar = supposing(calendar_for(), now.year)
    mine, counts = _mine(actor, now)
    others = _others(actor, end_of(calendar.working_day_after(local_day(now), 1)))
    waiting = _waiting(actor)
    shown = _shown([*mine, *waiting, *others], Telling(now))
    watched = shown[len(mine) + len(waiting) :]
    return Work(
        mine=_split(shown[: len(mine) + len(waiting)], len(mine), counts),
        watched=Watched(
            overdue=[duty for duty in watched if duty.due_at < now],
            soon=[duty for duty in watched if duty.due_at >= now],
        ),
    )


def mine_of(actor: Actor, now: datetime) -> Mine:
    mine, counts = _mine(actor, now)
    shown = _shown([*mine, *_waiting(actor)], Telling(now))
    return _split(shown, len(mine), counts)


def _split(shown: list[DutyShown], number: int, counts: dict[Bucket, int]) -> Mine:
    waiting = [replace(duty, verb=WAITING) for duty in shown[number:]]
    return Mine(duties=shown[:number], counts=counts, waiting=waiting)


def _to_do(actor: Actor) -> QuerySet[Duty]:
    """Without what only waits to be checked; nobody else needs to look for that."""
    found = open_for(actor)
    return found.exclude(IS_WAITING) if actor.holds(HANDLING) else found


def _waiting(actor: Actor) -> list[Duty]:
    if not actor.holds(HANDLING):
        return []
    return list(_dated(open_for(actor).filter(IS_WAITING))[:READ])


def _mine(actor: Actor, now: datetime) -> tuple[list[Duty], dict[Bucket, int]]:
    """A second query only for who has more than fits."""
    rows = list(_dated(_to_do(actor))[: READ + 1])
    if len(rows) > READ:
        return rows[:READ], counts_by_bucket(_to_do(actor), now)
    counts = dict.fromkeys(Bucket, 0)
    for row in rows:
        counts[bucket_of(row.due_at, row.state, now)] += 1
    return rows, counts


def _others(actor: Actor, horizon: datetime) -> list[Duty]:
    found = overseen(actor).filter(state=DutyState.OPEN, due_at__lte=horizon)
    own = open_for(actor).order_by().values("pk")
    return list(_dated(found.exclude(pk__in=own))[:READ])


def _dated(duties: QuerySet[Duty]) -> QuerySet[Duty]:
    """By due moment, with the beginning of a pause that still lasts."""
    pause = Pause.objects.filter(duty=OuterRef("pk"), ended_at=None).values("began_at")[:1]
    return (
        duties.filter(state__in=STANDING)
        .annotate(paused_at=Subquery(pause))
        .order_by("due_at", "pk")
    )


def _shown(duties: list[Duty], telling: Telling) -> list[DutyShown]:
    held = (Ref("organisation", d.organisation) for d in duties if d.organisation)
    people = (Ref("person", d.person) for d in duties if d.person)
    found = links.resolve([*(d.ref for d in duties), *held, *people])
    return [_one(duty, found, telling) for duty in duties]


def _one(duty: Duty, found: dict[Ref, links.Link], telling: Telling) -> DutyShown:
    link = found[duty.ref]
    number, _, place = link.note.partition(" ")
    return DutyShown(
        kind=duty.kind,
        verb=verb_of(duty.kind),
        title=duty.title,
        number=number,
        place=place,
        url=link.url,
        holder=_holder(duty, found),
        wording=duty.wording,
        due_at=duty.due_at,
        state=duty.state,
        left=telling.remaining(duty.due_at, duty.span_unit, duty.region_code),
        paused_at=vars(duty).get("paused_at"),
        bucket=bucket_of(duty.due_at, duty.state, telling.now),
    )


def _holder(duty: Duty, found: dict[Ref, links.Link]) -> str:
    if duty.organisation:
        return str(found[Ref("organisation", duty.organisation)])
    if duty.person:
        return str(found[Ref("person", duty.person)])
    return f"{powers.label(duty.power)}岗位"


def on_the_phone(duties: Iterable[DutyShown]) -> list[DutyShown]:
    """The same things at their addresses on the staff's phone."""
    return [replace(duty, url=_on_the_phone(duty.url)) for duty in duties]


def _on_the_phone(url: str) -> str:
    """What came in on paper is handled at the desk alone."""
    if url.startswith("/desk/documents/received/"):
        return url
    for noun in ("cases", "documents"):
        url = url.replace(f"/desk/{noun}/", f"/w/{noun}/", 1)
    return url
