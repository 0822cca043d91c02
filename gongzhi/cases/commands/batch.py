"""受理、派单 of several cases: one act each, done or refused by itself."""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, InterfaceError, transaction

from gongzhi.cases.commands.leg import dispatch
from gongzhi.cases.commands.loading import held_case
from gongzhi.cases.commands.triage import accept
from gongzhi.cases.models import Case
from gongzhi.cases.queries.batch import UNKNOWN, Batch, body_of
from gongzhi.cases.rules.batch import acts_of, refuse_too_many
from gongzhi.cases.vocabulary import Act, CaseState
from gongzhi.kernel.errors import RuleBroken, place_of

log = logging.getLogger(__name__)
FAILED = "没办成，请重试"
"""The database gave up on this one: two waited for each other, or a constraint held."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """`case` as it is now, or why nothing was done with it."""

    code: str
    case: Case | None = None
    refusal: str = ""


def triage_together(codes: Collection[str], batch: Batch, *, now: datetime) -> list[Done]:
    """Each in a transaction of its own: what somebody else moved meanwhile is refused, the others
    are done."""
    wanted = list(dict.fromkeys(codes))
    refuse_too_many(len(wanted))
    return [_tried(code, batch, now) for code in wanted]


def _tried(code: str, batch: Batch, now: datetime) -> Done:
    try:
        return Done(code=code, case=_acted(code, batch, now))
    except Case.DoesNotExist:
        return Done(code=code, refusal=UNKNOWN)
    except RuleBroken as broken:
        return Done(code=code, refusal=broken.message)
    except (DatabaseError, InterfaceError) as failure:
        log.warning("case %s was not done with the others: %s", code, place_of(failure))
        return Done(code=code, refusal=FAILED)


@transaction.atomic
def _acted(code: str, batch: Batch, now: datetime) -> Case:
    case = held_case(code, batch.actor)
    body = body_of(case, batch)
    if Act.ACCEPT in acts_of(batch.step, CaseState(case.state)):
        accept(case, is_automatic=False, actor=batch.actor, now=now)
    if body is not None:
        dispatch(case, body, actor=batch.actor, now=now)
    return case
