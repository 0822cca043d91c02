"""Triage: the acceptance, the refusal, the transfer, the category."""

from datetime import datetime

from django.db import transaction

from gongzhi.cases import access
from gongzhi.cases.commands import clocks
from gongzhi.cases.commands.loading import held_case, moved, refuse_unless, save
from gongzhi.cases.models import Case
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.rules.reporting import required
from gongzhi.cases.vocabulary import CLOSED, Act, RefusalReason
from gongzhi.facts.cases import (
    CaseAccepted,
    CaseRecategorised,
    CaseRefused,
    CaseTransferred,
)
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken


@transaction.atomic
def accept_case(code: str, *, actor: Actor, now: datetime) -> Case:
    case = held_case(code, actor)
    refuse_unless(allowed=access.may_triage(actor, case), act=Act.ACCEPT)
    accept(case, is_automatic=False, actor=actor, now=now)
    return case


def accept(case: Case, *, is_automatic: bool, actor: Actor, now: datetime) -> None:
    """The move itself, for a held case; the rule that accepts by itself comes in here too."""
    moved(case, Act.ACCEPT, now)
    case.accepted_at = case.accepted_at or now
    save(case, "accepted_at")
    clocks.stop_acceptance(case, actor=actor, now=now)
    clocks.start_dispatch(case, returned=False, actor=actor, now=now)
    fact = CaseAccepted(case=case.pk, is_automatic=is_automatic)
    record(fact, actor=actor, now=now, region_code=case.region_code)


@transaction.atomic
def refuse_case(
    code: str, *, reason: RefusalReason, clause: str, explanation: str, actor: Actor, now: datetime
) -> Case:
    """不予受理: a reason of the list, the clause it rests on, and words for the reporter."""
    case = held_case(code, actor)
    refuse_unless(allowed=access.may_triage(actor, case), act=Act.REFUSE)
    basis = required(clause, "clause", "写明依据的条文，报事人有权知道凭什么")
    why = required(explanation, "explanation", "用一两句话告诉报事人为什么，以及可以找谁")
    moved(case, Act.REFUSE, now)
    save(case)
    clocks.stop_all(case, actor=actor, now=now)
    fact = CaseRefused(case=case.pk, reason=reason, clause=basis, explanation=why)
    record(fact, actor=actor, now=now, region_code=case.region_code)
    return case


@transaction.atomic
def transfer_case(code: str, *, explanation: str, actor: Actor, now: datetime) -> Case:
    """转市级: beyond the street's powers."""
    case = held_case(code, actor)
    refuse_unless(allowed=access.may_triage(actor, case), act=Act.TRANSFER)
    why = required(explanation, "explanation", "写明转到哪里、为什么街道管不了")
    transfer(case, why, actor=actor, now=now)
    return case


def transfer(case: Case, explanation: str, *, actor: Actor, now: datetime) -> None:
    moved(case, Act.TRANSFER, now)
    save(case)
    clocks.stop_all(case, actor=actor, now=now)
    fact = CaseTransferred(case=case.pk, explanation=explanation)
    record(fact, actor=actor, now=now, region_code=case.region_code)


@transaction.atomic
def recategorise_case(code: str, category: str, *, actor: Actor, now: datetime) -> Case:
    case = held_case(code, actor)
    refuse_unless(allowed=access.may_triage(actor, case), act=Act.ACCEPT)
    chosen = catalogue().categories.get(category)
    if chosen is None:
        raise RuleBroken("没有这个类别，从列表里选一个", field="category")
    if case.state in CLOSED:
        raise RuleBroken("已经归档的诉求不能改类别")
    before = catalogue().categories.get(case.category)
    case.category, case.line = chosen.code, chosen.line
    case.updated_at = now
    case.save(update_fields=["category", "line", "updated_at"])
    fact = CaseRecategorised(
        case=case.pk, from_category=before.id if before else None, to_category=chosen.id
    )
    record(fact, actor=actor, now=now, region_code=case.region_code)
    return case
