"""What cases do about facts, their own among them: routing, and asking for an answer.

The moment is the entry's own, so a late dispatcher never makes a clock begin later than it should.
"""

from gongzhi.cases.commands.clocks import HANDLE
from gongzhi.cases.commands.lateness import note_overdue
from gongzhi.cases.commands.rating import ask_for_rating
from gongzhi.cases.commands.routing import propose_again, route_case
from gongzhi.facts.cases import (
    CaseMoved,
    CasePlaced,
    CasePlacedOutside,
    CaseRecategorised,
    CaseReported,
    CheckPassed,
)
from gongzhi.facts.duties import DutyOverdue
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.journal.reacting import on
from gongzhi.kernel.actor import SYSTEM


@on(CaseReported)
def route_when_reported(fact: CaseReported, entry: Entry) -> None:
    route_case(fact.case, actor=SYSTEM, now=entry.at)


@on(CasePlaced)
def route_when_placed(fact: CasePlaced, entry: Entry) -> None:
    route_case(fact.case, actor=SYSTEM, now=entry.at)


@on(CasePlacedOutside)
def route_when_placed_outside(fact: CasePlacedOutside, entry: Entry) -> None:
    route_case(fact.case, actor=SYSTEM, now=entry.at)


@on(CaseMoved)
def route_when_moved(fact: CaseMoved, entry: Entry) -> None:
    route_case(fact.case, actor=SYSTEM, now=entry.at)


@on(CaseRecategorised)
def propose_when_recategorised(fact: CaseRecategorised, entry: Entry) -> None:
    propose_again(fact.case, actor=SYSTEM, now=entry.at)


@on(CheckPassed)
def ask_when_checked(fact: CheckPassed, entry: Entry) -> None:
    ask_for_rating(fact.case, actor=SYSTEM, now=entry.at)


@on(DutyOverdue)
def note_when_overdue(fact: DutyOverdue, entry: Entry) -> None:
    """Only handling is a lateness of the case; the other clocks are somebody's duty alone."""
    if fact.duty_kind == HANDLE and fact.ref_kind == "leg":
        note_overdue(fact.ref_id, actor=SYSTEM, now=entry.at)
