"""A row of one's reports: how far it is, or how it ended."""

from datetime import UTC, datetime

from gongzhi.cases.models import Case
from gongzhi.cases.queries.progress import case_shown
from gongzhi.cases.vocabulary import CaseState
from gongzhi.foundation.duties.arrangements import Telling
from gongzhi.parties.models import Organisation

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def row(state, **more):
    lead = Organisation(short_name="蜀澜物业")
    case = Case(code="261108-000092", state=state, reported_at=NOW, lead=lead, **more)
    case.is_told_whole = True
    return case_shown(case, Telling(NOW))


def test_what_is_over_says_how_it_ended_and_has_no_steps():
    shown = row(CaseState.ARCHIVED, closed_at=datetime(2026, 11, 11, 1, 0, tzinfo=UTC))
    assert (shown.note, shown.steps) == ("蜀澜物业办完，11月11日 周三 归档", [])


def test_what_is_under_way_shows_its_five_steps():
    assert len(row(CaseState.PENDING).steps) == 5
