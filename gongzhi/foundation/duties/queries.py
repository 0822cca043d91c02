"""Reads of duties."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from gongzhi.foundation.database.compiled import Compiled
from gongzhi.foundation.duties.models import STANDING, Duty
from gongzhi.foundation.duties.rules.buckets import bounds
from gongzhi.foundation.duties.vocabulary import Bucket, DutyState
from gongzhi.foundation.links import Link, resolve
from gongzhi.kernel.ref import Ref


def duty_of(id_: int) -> Duty:
    return Duty.objects.get(pk=id_)


def standing_duty(ref: Ref, kind: str) -> Duty | None:
    return next(iter(STANDING_OF.rows(ref.kind, ref.id, kind)), None)


STANDING_OF = Compiled(
    lambda ref_kind, ref_id, kind: Duty.objects.filter(
        ref_kind=ref_kind, ref_id=ref_id, kind=kind, state__in=STANDING
    )
)


def in_bucket(duties: QuerySet[Duty], bucket: Bucket, now: datetime) -> QuerySet[Duty]:
    return duties.filter(_bucket(bucket, now))


def counts_by_bucket(duties: QuerySet[Duty], now: datetime) -> dict[Bucket, int]:
    """One query; in the order of the buckets."""
    counted = duties.aggregate(
        **{bucket.value: Count("pk", filter=_bucket(bucket, now)) for bucket in Bucket}
    )
    return {bucket: counted[bucket.value] for bucket in Bucket}


def followed_by(first: str, then: str) -> Q:
    """Duties of one kind beside which one of another kind stands about the same thing."""
    other = Duty.objects.filter(
        kind=then, ref_kind=OuterRef("ref_kind"), ref_id=OuterRef("ref_id"), state__in=STANDING
    )
    return Q(kind=first) & Q(Exists(other))


def supposed_in(year: int) -> int:
    """How many standing duties are counted in plain weeks for want of that year."""
    return Duty.objects.filter(supposed_year=year, state__in=STANDING).count()


def supposed_years(refs: Iterable[Ref]) -> list[int]:
    """The years for want of which standing duties about those things run on plain weeks."""
    wanted = Q(pk__in=())
    for ref in refs:
        wanted |= Q(ref_kind=ref.kind, ref_id=ref.id)
    standing = Duty.objects.filter(wanted, state__in=STANDING, supposed_year__isnull=False)
    years = standing.order_by("supposed_year").values_list("supposed_year", flat=True)
    return [year for year in years.distinct() if year]


def duty_links(ids: Iterable[int]) -> Mapping[int, Link]:
    """By its title, or by its time limit and the number of what it is about."""
    found = list(Duty.objects.filter(pk__in=list(ids)))
    things = resolve(duty.ref for duty in found)
    return {
        duty.pk: Link(duty.title, number=f"{duty.wording} {things[duty.ref].number}".strip())
        for duty in found
    }


def calendar_year_links(years: Iterable[int]) -> Mapping[int, Link]:
    return {year: Link(f"{year}年", f"/desk/calendar/{year}") for year in years}


def _bucket(bucket: Bucket, now: datetime) -> Q:
    limits = bounds(now)
    running = Q(state=DutyState.OPEN)
    return {
        Bucket.OVERDUE: running & Q(due_at__lt=now),
        Bucket.TODAY: running & Q(due_at__gte=now, due_at__lte=limits.today),
        Bucket.THIS_WEEK: running & Q(due_at__gt=limits.today, due_at__lte=limits.week),
        Bucket.LATER: running & Q(due_at__gt=limits.week),
        Bucket.PAUSED: Q(state=DutyState.PAUSED),
    }[bucket]
