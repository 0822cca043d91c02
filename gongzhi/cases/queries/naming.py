"""What a case is called before those who did not report it first: never in words once typed."""

from django.db.models import Exists, OuterRef, QuerySet, Value

from gongzhi.cases.models import Case, Reporter
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.kernel.calendar import local

NAMED = ("building", "facility")


class NotSaidToWhom(LookupError):
    """A row was read without saying who reads it: nothing of it is told."""


def told_to(person: int, rows: QuerySet[Case]) -> QuerySet[Case]:
    """Rows that this person reported or joined, with what it takes to call each so to him."""
    first = Reporter.objects.filter(case=OuterRef("pk"), person=person, is_first=True)
    return rows.select_related(*NAMED).annotate(is_told_whole=Exists(first))


def told_whole(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Rows read for staff who see them by territory or by their body."""
    return rows.annotate(is_told_whole=Value(value=True))


def told_to_others(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Rows shown to somebody who has no part in them yet."""
    return rows.select_related(*NAMED).annotate(is_told_whole=Value(value=False))


def kind_of(case: Case) -> str:
    known = catalogue().categories.get(case.category)
    return known.name if known else "同类的事"


def place_for_others(case: Case) -> str:
    """By the names of the registers; what the reporter wrote about the place stays his."""
    names = [one.name for one in (case.building, case.facility) if one is not None]
    return " ".join(names) or "小区里"


def title_for_others(case: Case) -> str:
    at = local(case.reported_at)
    return f"{kind_of(case)}，{place_for_others(case)}，{at.month} 月 {at.day} 日报"


def title_told(case: Case) -> str:
    """Of a row that says who reads it: in its reporter's own words, or as others call it."""
    return case.title if _is_told_whole(case) else title_for_others(case)


def place_told(case: Case) -> str:
    return case.place_name if _is_told_whole(case) else place_for_others(case)


def _is_told_whole(case: Case) -> bool:
    told: bool | None = vars(case).get("is_told_whole")
    if told is None:
        raise NotSaidToWhom(f"{case.code}: read it by told_to, told_whole or told_to_others")
    return told
