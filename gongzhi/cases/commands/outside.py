"""Orders passed on by another office: taken in once, routed, or filed where they are finished."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from gongzhi.cases.commands.leg import dispatch
from gongzhi.cases.commands.loading import moved, save
from gongzhi.cases.commands.report import Report, report_case
from gongzhi.cases.commands.routing import categorise, route_case
from gongzhi.cases.commands.triage import accept
from gongzhi.cases.models import Case
from gongzhi.cases.vocabulary import Act, CaseState
from gongzhi.facts.cases import CaseArchived, OutsideAnswered
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor

if TYPE_CHECKING:
    from gongzhi.parties.models import Organisation


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the office that passed it on knows already. `organisation` is whom it named."""

    organisation: "Organisation | None" = None
    reply: str = ""
    outcome: str = ""
    finished_at: datetime | None = None

    @property
    def is_final(self) -> bool:
        return self.finished_at is not None or bool(self.reply and self.outcome)

    @property
    def words(self) -> str:
        return "；".join(filter(None, [self.reply, self.outcome]))


@transaction.atomic
def take_in_order(report: Report, answer: Answer, *, actor: Actor, now: datetime) -> Case:
    """A new case. Its clocks begin now, whenever the matter was reported elsewhere."""
    case = report_case(report, actor=actor, now=now)
    if answer.is_final:
        return _file(case, answer, actor, now)
    case = route_case(case.pk, actor=actor, now=now)
    if answer.words:
        _record_answer(case, answer, actor, now)
    if answer.organisation is not None and case.state == CaseState.PENDING:
        accept(case, is_automatic=True, actor=actor, now=now)
        dispatch(case, answer.organisation, actor=actor, now=now)
    return case


def _file(case: Case, answer: Answer, actor: Actor, now: datetime) -> Case:
    """Finished elsewhere: kept with its answer, owed by nobody, judged in no figure of ours."""
    case.routing = categorise(case)
    _record_answer(case, answer, actor, now)
    moved(case, Act.FILE, now)
    case.lead = answer.organisation
    save(case, "category", "line", "routing", "lead")
    record(CaseArchived(case=case.pk), actor=actor, now=now, region_code=case.region_code)
    return case


def _record_answer(case: Case, answer: Answer, actor: Actor, now: datetime) -> None:
    fact = OutsideAnswered(
        case=case.pk,
        organisation=answer.organisation.pk if answer.organisation else None,
        finished_at=answer.finished_at,
        reply=answer.words or "已办结",
    )
    record(fact, actor=actor, now=now, region_code=case.region_code)
