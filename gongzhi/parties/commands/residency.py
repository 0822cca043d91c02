"""A claim to a premises: taken at once where the register agrees, else the community decides."""

from datetime import datetime

from django.db import transaction

from gongzhi.facts.parties import (
    ResidencyClaimed,
    ResidencyRefused,
    ResidencyVerified,
    ResidencyWithdrawn,
)
from gongzhi.foundation.duties.commands import Holder, begin, cancel, finish
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import Span, Unit, local_day
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.kernel.ref import Ref
from gongzhi.parties.models import Person, Residency
from gongzhi.parties.queries.limits import brake_at, used_today
from gongzhi.parties.queries.residency import compared_at
from gongzhi.parties.rules.claiming import refuse_too_often
from gongzhi.parties.rules.residency import (
    Basis,
    Claim,
    agreement,
    checked_evidence,
    checked_name,
)
from gongzhi.parties.vocabulary import UNNAMED, Evidence, Power, StayKind, StayState
from gongzhi.territory.queries import premises_of_id

VERIFY = "residency.verify"
VERIFYING = Span(3, Unit.WORKING_DAYS)
"""Our own proposal; no text sets how long a community may take."""


@transaction.atomic
def claim_residency(
    premises: int, *, kind: StayKind, name: str, actor: Actor, now: datetime
) -> Residency:
    """One claim a person and premises. Made again, it corrects the one that waits or was refused;
    the name typed stays with the claim and is the person's once a home is verified. So often a
    day, whether withdrawn between or not: one person's claims are taken one by one."""
    door = premises_of_id(premises)
    if actor.person is None:
        raise NotPermitted("先用手机号登录，再登记房屋")
    if door is None:
        raise RuleBroken("没有这套房，从列表里选", field="premises")
    name = checked_name(name)
    Person.objects.select_for_update().get(pk=actor.person)
    residency, is_new = Residency.objects.select_for_update(of=("self",)).get_or_create(
        person_id=actor.person,
        estate=door.estate,
        premises=door,
        defaults={"kind": kind, "name": name, "claimed_at": now},
    )
    if not is_new:
        _refuse_settled(residency, kind, name)
    refuse_too_often(used_today(residency, now), brake_at(door.region_code, local_day(now)))
    if not is_new:
        _again(residency, kind, name, actor, now)
    claimed = ResidencyClaimed(residency=residency.pk, stay=kind, estate=door.estate_id)
    record(claimed, actor=actor, now=now, region_code=door.region_code)
    claim = Claim(person=actor.person, name=name, kind=kind)
    basis = agreement(compared_at(door.pk, claim, local_day(now)))
    if basis is None:
        _begin_duty(
            residency, door.region_code, f"{door.estate.name} {door.building.name}", actor, now
        )
    else:
        _verify(residency, basis, actor, now)
    return residency


def _refuse_settled(residency: Residency, kind: StayKind, name: str) -> None:
    if residency.state == StayState.VERIFIED:
        raise StateChanged("这套房你已经登记过，已核验")
    is_waiting = residency.state == StayState.CLAIMED
    if is_waiting and (residency.kind, residency.name) == (kind, name):
        raise StateChanged("这套房你已经登记过，和这次写的一样，社区正在核验")


def _again(residency: Residency, kind: StayKind, name: str, actor: Actor, now: datetime) -> None:
    if residency.state == StayState.CLAIMED:
        cancel(Ref("residency", residency.pk), VERIFY, reason="corrected", actor=actor, now=now)
    residency.kind, residency.name, residency.state = kind, name, StayState.CLAIMED
    residency.claimed_at, residency.decided_at = now, None
    residency.save()


@transaction.atomic
def withdraw_residency(number: int, *, actor: Actor, now: datetime) -> Residency:
    """撤回登记: one's own claim while it waits; nobody has to verify it any more. It can be made
    again, so often a day. Residency.DoesNotExist where it is not the actor's."""
    residency = (
        Residency.objects.select_for_update(of=("self",))
        .select_related("estate")
        .get(pk=number, person=actor.person or 0)
    )
    if residency.state != StayState.CLAIMED:
        raise StateChanged(f"这条登记现在是“{StayState(residency.state).label}”，不能撤回")
    of_claim, why = Ref("residency", residency.pk), "居民撤回了登记"
    cancel(of_claim, VERIFY, reason="withdrawn", words=why, actor=actor, now=now)
    _decided(residency, StayState.WITHDRAWN, now)
    withdrawn = ResidencyWithdrawn(residency=residency.pk, estate=residency.estate_id)
    record(withdrawn, actor=actor, now=now, region_code=residency.estate.region_code)
    return residency


@transaction.atomic
def decide_residency(
    number: int,
    *,
    claimed_at: datetime,
    is_confirmed: bool,
    reason: str,
    evidence: str = "",
    actor: Actor,
    now: datetime,
) -> Residency:
    """核验 by the community: taken on a paper it has seen, or refused with a reason that the
    resident reads. `claimed_at` is that of the claim decided on: one corrected meanwhile is not."""
    residency = (
        Residency.objects.select_for_update(of=("self",)).select_related("estate").get(pk=number)
    )
    estate = residency.estate
    if not (actor.holds(Power.VERIFY) and actor.covers(estate.region_code, estate.pk)):
        raise NotPermitted("你现在的岗位不能核验这里的房屋；如果你有别的岗位，先切换过去")
    if actor.person == residency.person_id:
        raise NotPermitted("这是你自己的登记，要由别人核验")
    if residency.state != StayState.CLAIMED:
        raise StateChanged(f"这条登记现在是“{StayState(residency.state).label}”，不用再核验")
    if residency.claimed_at != claimed_at:
        raise StateChanged("居民刚改了这条登记，按现在的姓名和身份重新核对")
    if is_confirmed:
        seen = checked_evidence(StayKind(residency.kind), evidence)
        finish(Ref("residency", residency.pk), VERIFY, actor=actor, now=now)
        _verify(residency, Basis.COMMUNITY, actor, now, seen)
        return residency
    if not reason.strip():
        raise RuleBroken("写明哪里对不上、要带什么来，居民会看到", field="reason")
    finish(Ref("residency", residency.pk), VERIFY, actor=actor, now=now)
    _decided(residency, StayState.REFUSED, now)
    refused = ResidencyRefused(residency=residency.pk, estate=estate.pk, reason=reason.strip())
    record(refused, actor=actor, now=now, region_code=estate.region_code)
    return residency


def _verify(
    residency: Residency,
    basis: Basis,
    actor: Actor,
    now: datetime,
    evidence: Evidence | None = None,
) -> None:
    _decided(residency, StayState.VERIFIED, now)
    _named(residency, basis)
    fact = ResidencyVerified(
        residency=residency.pk, basis=basis, estate=residency.estate_id, evidence=evidence
    )
    record(fact, actor=actor, now=now, region_code=residency.estate.region_code)


def _decided(residency: Residency, state: StayState, now: datetime) -> None:
    residency.state, residency.decided_at = state, now
    residency.save(update_fields=["state", "decided_at"])


def _begin_duty(
    residency: Residency, region_code: str, place: str, actor: Actor, now: datetime
) -> None:
    begin(
        VERIFY,
        Ref("residency", residency.pk),
        span=VERIFYING,
        holder=Holder(power=Power.VERIFY),
        title=f"核验{StayKind(residency.kind).label}登记：{place}",
        wording=f"居民房屋核验 {VERIFYING.wording}（平台拟）",
        actor=actor,
        now=now,
        region_code=region_code,
    )


def _named(residency: Residency, basis: Basis) -> None:
    """The name a person held against a paper. Where the register itself was the ground, its own
    name stays: nobody looked at what was typed."""
    person = residency.person
    if basis is not Basis.COMMUNITY and not person.name.startswith(UNNAMED):
        return
    person.name = residency.name
    person.save(update_fields=["name"])
