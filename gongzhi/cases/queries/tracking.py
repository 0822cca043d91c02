"""One's own reports: the list of them, and one as its reporter follows it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from gongzhi.cases import access
from gongzhi.cases.models import Case, Leg, Rating, Reporter
from gongzhi.cases.queries.clocks import with_clock
from gongzhi.cases.queries.conditions import BEING_DONE, IS_OPEN, is_overdue, standing_lead_among
from gongzhi.cases.queries.naming import place_told, title_told, told_to, told_to_others
from gongzhi.cases.queries.photos import Shots, shots, shown_to
from gongzhi.cases.vocabulary import CaseState
from gongzhi.facts.cases import CaseUrged
from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.files.queries import files_of_many
from gongzhi.foundation.journal.models import Entry
from gongzhi.kernel.ref import Ref
from gongzhi.kernel.terms import Term

PAGE = 10


class Shelf(Term):
    ALL = "all", "全部"
    OPEN = "open", "在办"
    RATING = "rating", "待评价"


@dataclass(frozen=True, kw_only=True)
class Tally:
    total: int
    open: int
    rating: int

    def of(self, shelf: Shelf) -> int:
        return {Shelf.ALL: self.total, Shelf.OPEN: self.open, Shelf.RATING: self.rating}[shelf]


@dataclass(frozen=True, kw_only=True)
class Own:
    """A case as its reporter sees it; `answer` is what he said of the present round. Who only
    joined it has no `shots`; `reported` are the photos of the report that he may see."""

    case: Case
    reporter: Reporter
    lead: Leg | None
    legs: list[Leg]
    answer: Rating | None
    reported: list[StoredFile]
    shots: Shots
    rating_until_at: datetime | None

    @property
    def said(self) -> str:
        """The first reporter's own words; who joined reads only what was told to all."""
        return self.case.text if self.reporter.is_first else ""

    @property
    def title(self) -> str:
        """Cut from the words of the first reporter, so it is his alone."""
        return title_told(self.case)

    @property
    def place(self) -> str:
        return place_told(self.case)

    def result_of(self, leg: Leg) -> str:
        """What its handler wrote; to who joined, what was handed in since."""
        is_since = leg.done_at is not None and leg.done_at >= self.reporter.joined_at
        return leg.result if self.reporter.is_first or is_since else ""

    @property
    def result(self) -> str:
        return self.result_of(self.lead) if self.lead else ""

    @property
    def may_rate(self) -> bool:
        answerable = {CaseState.AWAITING_RATING, CaseState.ARCHIVED}
        return self.case.state in answerable and self.answer is None


def own_reports(person: int, shelf: Shelf, *, page: int) -> list[Case]:
    """One page, and one more where another follows."""
    start = (page - 1) * PAGE
    found = _own(person).filter(_on(shelf)).select_related("lead").order_by("-reported_at")
    return list(found[start : start + PAGE + 1])


def tally_of(person: int) -> Tally:
    """Three counts in one query; a person's own reports are few."""
    counts = _own(person).aggregate(
        total=Count("pk"), open=Count("pk", filter=BEING_DONE), rating=Count("pk", filter=_asked())
    )
    return Tally(**counts)


def awaiting_answer(person: int, *, limit: int = 3) -> list[Case]:
    """Those that wait for this person's rating."""
    return list(_own(person).filter(_asked()).order_by("-updated_at")[:limit])


def late_count(person: int, *, now: datetime) -> int:
    return access.reported_by(person).filter(is_overdue(now)).count()


def own_report(person: int, code: str) -> Own:
    """Case.DoesNotExist where there is none, or it is not this person's."""
    case = _own(person).select_related("lead", "estate").get(code=code)
    reporter = Reporter.objects.get(case=case, person=person)
    legs = list(
        Leg.objects.filter(case=case)
        .select_related("round", "organisation", "handler", "checker")
        .order_by("-round__number", "-dispatched_at")
    )
    lead = standing_lead_among(legs)
    files = files_of_many([Ref("case", case.pk), *(Ref("leg", leg.pk) for leg in legs)])
    of_lead = files[Ref("leg", lead.pk)] if lead else []
    earlier = [file for leg in legs if leg is not lead for file in files[Ref("leg", leg.pk)]]
    return Own(
        case=case,
        reporter=reporter,
        lead=lead,
        legs=legs,
        answer=_answer(reporter, case.round_number),
        reported=shown_to(reporter, files[Ref("case", case.pk)]),
        shots=shots(of_lead, earlier) if reporter.is_first else shots(()),
        rating_until_at=lead.round.rating_until_at if lead else None,
    )


def last_urged_at(case: Case) -> datetime | None:
    urged = Entry.objects.filter(
        subject_kind="case", subject_id=case.pk, kind=CaseUrged.kind()
    ).order_by("-pk")
    return urged.values_list("at", flat=True).first()


def joinable(code: str) -> Case:
    """An open case someone may say 我也遇到 of; Case.DoesNotExist otherwise."""
    rows = told_to_others(with_clock(Case.objects.filter(IS_OPEN)))
    return rows.select_related("lead").get(code=code)


def is_reporter(case: Case, person: int | None) -> bool:
    return person is not None and Reporter.objects.filter(case=case, person=person).exists()


def _own(person: int) -> QuerySet[Case]:
    answered = Rating.objects.filter(
        reporter__case=OuterRef("pk"),
        reporter__person=person,
        round__number=OuterRef("round_number"),
    )
    rows = told_to(person, with_clock(access.reported_by(person)))
    return rows.annotate(is_answered=Exists(answered))


def _on(shelf: Shelf) -> Q:
    return {Shelf.ALL: Q(), Shelf.OPEN: BEING_DONE, Shelf.RATING: _asked()}[shelf]


def _asked() -> Q:
    return Q(state=CaseState.AWAITING_RATING, is_answered=False)


def _answer(reporter: Reporter, round_number: int) -> Rating | None:
    return Rating.objects.filter(reporter=reporter, round__number=round_number).first()
