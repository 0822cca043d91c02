"""A case with its clock: what is left of it, told the same to residents and staff."""

from collections.abc import Iterable

from django.db.models import OuterRef, QuerySet, Subquery

from gongzhi.cases.models import Case, Leg
from gongzhi.cases.vocabulary import CLOCK_RUNS, LegRole
from gongzhi.foundation.duties.arrangements import Telling
from gongzhi.foundation.duties.models import STANDING, Duty
from gongzhi.kernel.remaining import Remaining

TRIAGE = ("case.accept", "case.dispatch")


def with_clock(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Each with the unit its due moment is counted in, `clock_unit`: that of its latest lead leg.

    A row shown costs one look at an index; rows that are only counted or skipped cost nothing.
    """
    legs = Leg.objects.filter(case=OuterRef("pk"), role=LegRole.LEAD).order_by("-pk")
    return cases.annotate(clock_unit=Subquery(legs.values("span_unit")[:1]))


def triage_duties(cases: Iterable[int]) -> dict[int, Duty]:
    """What is owed before dispatch, by case; one query, none for no case."""
    wanted = list(cases)
    if not wanted:
        return {}
    standing = Duty.objects.filter(
        ref_kind="case", ref_id__in=wanted, kind__in=TRIAGE, state__in=STANDING
    )
    return {duty.ref_id: duty for duty in standing}


def remaining_of(case: Case, telling: Telling) -> Remaining | None:
    """Of a case read with its clock; None where the clock has not begun, stands or has ended."""
    if case.due_at is None or case.state not in CLOCK_RUNS:
        return None
    return telling.remaining(case.due_at, vars(case)["clock_unit"], case.region_code)
