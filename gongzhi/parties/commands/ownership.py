"""登记产权: who owns a premises from the register, its transfer, and who speaks for co-owners."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from gongzhi.facts.parties import (
    OwnersEntered,
    PremisesTransferred,
    RepresentativeNamed,
    ResidencyEnded,
)
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.kernel.text import as_seen
from gongzhi.parties.commands.permitting import require_place
from gongzhi.parties.models import Organisation, Ownership, Person, Residency
from gongzhi.parties.rules.ownership import Deed, Holder, require, require_after
from gongzhi.parties.vocabulary import OrganisationKind, StayKind, StayState
from gongzhi.territory.queries import premises_of_id

if TYPE_CHECKING:
    from gongzhi.territory.models import Premises

FOR_NEXT = "先办产权转移，新业主随之登记"


@transaction.atomic
def enter_owners(premises: int, deed: Deed, *, actor: Actor, now: datetime) -> list[Ownership]:
    """The first deed of a premises, as the register says."""
    door = _door(premises, actor)
    _require_whole(deed, actor)
    if _standing(premises):
        raise StateChanged(f"这套房已有产权登记；{FOR_NEXT}")
    rows = _write(door, deed)
    fact = OwnersEntered(deed=premises, ownerships=_ids(rows), basis=as_seen(deed.basis))
    record(fact, actor=actor, now=now, region_code=door.region_code)
    return rows


@transaction.atomic
def transfer_premises(premises: int, deed: Deed, *, actor: Actor, now: datetime) -> list[Ownership]:
    """All rights in force end the day before; a verified owner who is none any more is told. A
    change of shares among the same people is a transfer too."""
    door = _door(premises, actor)
    _require_whole(deed, actor)
    old = _standing(premises)
    if not old:
        raise RuleBroken("这套房还没有产权登记，先登记产权")
    if any(row.person_id is not None and row.person_id == actor.person for row in old):
        raise NotPermitted("这是你自己的房屋，由别人办理")
    last = require_after(deed, [row.since_on for row in old])
    for row in old:
        row.until_on = last
        row.save(update_fields=["until_on"])
    rows = _write(door, deed)
    _end_residencies(premises, deed.holders, actor, now)
    fact = PremisesTransferred(
        deed=premises,
        ended=_ids(old),
        ownerships=_ids(rows),
        since_on=last + timedelta(days=1),
        basis=as_seen(deed.basis),
    )
    record(fact, actor=actor, now=now, region_code=door.region_code)
    return rows


@transaction.atomic
def name_representative(
    premises: int, ownership: int, *, basis: str, actor: Actor, now: datetime
) -> Ownership:
    """共有人推定一人行使表决权: co-owners name one of them, on a paper that all have signed."""
    door = _door(premises, actor)
    if not as_seen(basis):
        raise RuleBroken("写明依据，如全体共有人签字的推定书", field="basis")
    rows = _standing(premises)
    chosen = next((row for row in rows if row.pk == ownership), None)
    if chosen is None:
        raise RuleBroken("代表要是现在的产权人之一", field="ownership")
    if len(rows) == 1:
        raise RuleBroken("这套房只有一位产权人，不用推定代表")
    if chosen.is_representative:
        raise StateChanged("现在的代表就是这一位")
    Ownership.objects.filter(premises=premises, is_representative=True).update(
        is_representative=False
    )
    chosen.is_representative = True
    chosen.save(update_fields=["is_representative"])
    fact = RepresentativeNamed(deed=premises, ownership=ownership, basis=as_seen(basis))
    record(fact, actor=actor, now=now, region_code=door.region_code)
    return chosen


def _door(premises: int, actor: Actor) -> "Premises":
    door = premises_of_id(premises)
    if door is None:
        raise RuleBroken("没有这套房，从列表里选", field="premises")
    require_place(actor, door.region_code, door.estate_id)
    return door


def _require_whole(deed: Deed, actor: Actor) -> None:
    if not as_seen(deed.basis):
        raise RuleBroken("写明依据，如不动产权证号、查册结果或买卖合同", field="basis")
    require(deed)
    people = [one.person for one in deed.holders if one.person is not None]
    if actor != SYSTEM and actor.person in people:
        raise NotPermitted("这是你自己的房屋，由别人办理")
    bodies = [one.organisation for one in deed.holders if one.organisation is not None]
    if Person.objects.filter(pk__in=people).count() < len(people):
        raise RuleBroken("没有这位业主，先登记人员", field="holders")
    found = dict(Organisation.objects.filter(pk__in=bodies).values_list("pk", "kind"))
    if len(found) < len(bodies):
        raise RuleBroken("没有这个单位，先登记单位", field="holders")
    if deed.is_developer_held and set(found.values()) != {OrganisationKind.DEVELOPER}:
        raise RuleBroken("建设单位持有的，业主要是登记为“建设单位”的单位", field="holders")


def _standing(premises: int) -> list[Ownership]:
    """Locked: two deeds of one premises are written one after the other."""
    rows = Ownership.objects.select_for_update().filter(premises=premises, until_on=None)
    return list(rows.order_by("pk"))


def _write(door: "Premises", deed: Deed) -> list[Ownership]:
    return Ownership.objects.bulk_create(rows_of(door, deed))


def rows_of(door: "Premises", deed: Deed) -> list[Ownership]:
    """A row an owner, not yet saved: an import saves many doors' at once."""
    return [_row(door, deed, holder) for holder in deed.holders]


def _row(door: "Premises", deed: Deed, holder: Holder) -> Ownership:
    return Ownership(
        county_code=door.county_code,
        region_code=door.region_code,
        premises_id=door.pk,
        person_id=holder.person,
        organisation_id=holder.organisation,
        sharing=deed.sharing,
        share_numerator=holder.share.numerator if holder.share else None,
        share_denominator=holder.share.denominator if holder.share else None,
        is_developer_held=deed.is_developer_held,
        is_representative=holder.is_representative,
        since_on=deed.since_on,
        basis=as_seen(deed.basis)[:120],
    )


def _end_residencies(premises: int, holders: Iterable[Holder], actor: Actor, now: datetime) -> None:
    """Being verified as an owner rests on an ownership, and goes with it."""
    staying = {holder.person for holder in holders}
    held = Residency.objects.select_for_update(of=("self",)).select_related("estate")
    verified = held.filter(premises=premises, kind=StayKind.OWNER, state=StayState.VERIFIED)
    for residency in verified.order_by("pk"):
        if residency.person_id in staying:
            continue
        residency.state, residency.decided_at = StayState.ENDED, now
        residency.save(update_fields=["state", "decided_at"])
        ended = ResidencyEnded(residency=residency.pk, estate=residency.estate_id)
        record(ended, actor=actor, now=now, region_code=residency.estate.region_code)


def _ids(rows: Iterable[Ownership]) -> frozenset[int]:
    return frozenset(row.pk for row in rows)
