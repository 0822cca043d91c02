"""What every act on a duty does first and last: take hold of the row, leave a fact."""

from datetime import datetime
from typing import TypedDict

from gongzhi.facts.duties import DutyFact
from gongzhi.foundation.database.compiled import Compiled
from gongzhi.foundation.duties.models import STANDING, Duty
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import StateChanged
from gongzhi.kernel.ref import Ref


class About(TypedDict):
    duty: int
    duty_kind: str
    ref_kind: str
    ref_id: int


def locked(ref: Ref, kind: str) -> Duty | None:
    """The standing duty of that kind about that thing, held until the transaction ends."""
    return next(iter(HELD.rows(ref.kind, ref.id, kind)), None)


HELD = Compiled(
    lambda ref_kind, ref_id, kind: Duty.objects.select_for_update().filter(
        ref_kind=ref_kind, ref_id=ref_id, kind=kind, state__in=STANDING
    )
)


def standing(duty: Duty) -> Duty:
    """The row as it is now, held; refused once it has ended."""
    fresh = Duty.objects.select_for_update().get(pk=duty.pk)
    if not fresh.is_standing:
        raise StateChanged(f"“{fresh.title}”已经结束，不能再变动；请刷新后再看")
    return fresh


def about(duty: Duty) -> About:
    return {
        "duty": duty.pk,
        "duty_kind": duty.kind,
        "ref_kind": duty.ref_kind,
        "ref_id": duty.ref_id,
    }


def keep_record(fact: DutyFact, duty: Duty, actor: Actor, now: datetime) -> None:
    record(fact, actor=actor, now=now, region_code=duty.region_code)
