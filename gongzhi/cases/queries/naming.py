"""What a case is called before those who did not report it first: never in words once typed."""

from gongzhi.cases.models import Case
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.kernel.calendar import local


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
    """Of a row read for one reporter (`is_own`): in his own words, or as others call it."""
    return case.title if getattr(case, "is_own", True) else title_for_others(case)
