"""What a case is called before those who did not report it first: never in words once typed."""

from django.db.models import Exists, OuterRef, QuerySet

from gongzhi.cases.models import Case, Reporter
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.kernel.calendar import local

NAMED = ("building", "facility")


def told_to(person: int, rows: QuerySet[Case]) -> QuerySet[Case]:
    """Rows that this person reported or joined, with what it takes to call each so to him."""
    first = Reporter.objects.filter(case=OuterRef("pk"), person=person, is_first=True)
    return rows.select_related(*NAMED).annotate(is_own=Exists(first))


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
    """Of a row read for one reporter (`told_to`): in his own words, or as others call it. Any
    other row is read for staff, whole."""
    return case.title if getattr(case, "is_own", True) else title_for_others(case)


def place_told(case: Case) -> str:
    return case.place_name if getattr(case, "is_own", True) else place_for_others(case)
