"""A claim to a premises: taken at once where the register agrees, else the community decides."""

from datetime import datetime

from django.db import transaction

from gongzhi.facts.parties import ResidencyClaimed, ResidencyRefused, ResidencyVerified
from gongzhi.foundation.duties.commands import Holder, begin, finish
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import Span, Unit, local_day
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.kernel.ref import Ref
from gongzhi.parties.commands.person import UNNAMED
from gongzhi.parties.models import Person, Residency
from gongzhi.parties.queries.residency import registered_owners
from gongzhi.parties.rules.residency import (
    Basis,
    Claim,
    agreement,
    checked_evidence,
    comparison,
)
from gongzhi.parties.vocabulary import Evidence, Power, StayKind, StayState
from gongzhi.territory.queries import premises_of_id

VERIFY = "residency.verify"
VERIFYING = Span(3, Unit.WORKING_DAYS)
"""Our own proposal; no text sets how long a community may take."""
LONGEST_NAME = 30


@transaction.atomic
def claim_residency(
    premises: int, *, kind: StayKind, name: str, actor: Actor, now: datetime
) -> Residency:
    """One claim a person and premises; one that was refused may be made again."""
    door = premises_of_id(premises)
    if actor.person is None:
        raise NotPermitted("先用手机号登录，再登记房屋")
    if door is None:
        raise RuleBroken("没有这套房，从列表里选", field="premises")
    person = _named(actor.person, _checked_name(name))
    residency, is_new = Residency.objects.get_or_create(
        person=person, estate=door.estate, premises=door, defaults={"kind": kind, "claimed_at": now}
    )
    if not is_new and residency.state != StayState.REFUSED:
        raise StateChanged("这套房你已经登记过")
    residency.kind, residency.state, residency.claimed_at = kind, StayState.CLAIMED, now
    residency.decided_at = None
    residency.save()
    claimed = ResidencyClaimed(residency=residency.pk, stay=kind, estate=door.estate_id)
    record(claimed, actor=actor, now=now, region_code=door.region_code)
    claim = Claim(person=person.pk, name=name, kind=kind)
    basis = agreement(comparison(claim, registered_owners(door.pk, local_day(now))))
    if basis is None:
        _begin_duty(
            residency, door.region_code, f"{door.estate.name} {door.building.name}", actor, now
        )
    else:
        _verify(residency, basis, actor, now)
    return residency


@transaction.atomic
def decide_residency(
    number: int, *, is_confirmed: bool, reason: str, evidence: str = "", actor: Actor, now: datetime
) -> Residency:
    """核验 by the community: taken on a paper it has seen, or refused with a reason that the
    resident reads."""
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


def _checked_name(name: str) -> str:
    name = name.strip()
    if not name:
        raise RuleBroken("写上姓名，和房产证或租房合同一致", field="name")
    if len(name) > LONGEST_NAME:
        raise RuleBroken(f"姓名最多 {LONGEST_NAME} 字", field="name")
    return name


def _named(person_id: int, name: str) -> Person:
    """Who signed in by phone only gets his name here; a name once known stays."""
    person = Person.objects.get(pk=person_id)
    if person.name.startswith(UNNAMED):
        person.name = name
        person.save(update_fields=["name"])
    return person
