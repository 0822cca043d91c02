"""核定地点: in an estate, in the street outside any, or in another street."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from gongzhi.cases import access
from gongzhi.cases.commands import clocks
from gongzhi.cases.commands.loading import held_case, moved, refuse_unless, save
from gongzhi.cases.models import Case
from gongzhi.cases.queries.placing import is_placed
from gongzhi.cases.queries.searching import found_by
from gongzhi.cases.rules.catalogue import STREET_DIGITS
from gongzhi.cases.rules.reporting import checked_place, place_within, required
from gongzhi.cases.rules.states import MOVES
from gongzhi.cases.vocabulary import Act, CaseState
from gongzhi.facts.cases import (
    CaseMoved,
    CaseOutsideCorrected,
    CasePlaceCorrected,
    CasePlaced,
    CasePlacedOutside,
)
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken, StateChanged
from gongzhi.kernel.geo import Position, cell
from gongzhi.kernel.text import as_seen
from gongzhi.territory.queries import Spot, region, spot_of_estate_id
from gongzhi.territory.vocabulary import RegionLevel

if TYPE_CHECKING:
    from gongzhi.territory.models import Region

REGIONS = ("county_code", "street_code", "region_code")
SPOT = (
    *("estate", "building", "entrance", "facility", "place_name"),
    *("latitude", "longitude", "h3_cell", "search"),
)


@transaction.atomic
def place_case(code: str, spot: Spot, *, reason: str = "", actor: Actor, now: datetime) -> Case:
    """The estate is found; the case goes where that estate belongs. One whose place was settled,
    in an estate or outside any, is corrected for a `reason`."""
    case = _held(code, actor)
    checked_place(spot.name)
    if (case.estate_id, case.place_name) == (spot.estate, spot.whole_name):
        raise RuleBroken(f"地点还是{case.place_name}，没有改；选对的小区，或把具体位置写对")
    moved(case, Act.PLACE, now)
    _correct(case, reason, actor, now)
    case.estate_id, case.building_id = spot.estate, spot.building
    case.entrance_id, case.facility_id = spot.entrance, spot.facility
    case.place_name = spot.whole_name
    case.search = found_by(case.title, case.text, case.place_name)
    _settle_in(case, spot.region_code)
    _locate(case, spot)
    save(case, *SPOT, *REGIONS)
    clocks.follow_place(case, actor=actor, now=now)
    fact = CasePlaced(case=case.pk, estate=spot.estate)
    record(fact, actor=actor, now=now, region_code=case.region_code)
    return case


@transaction.atomic
def place_outside(
    code: str,
    *,
    community: str = "",
    words: str,
    reason: str = "",
    actor: Actor,
    now: datetime,
) -> Case:
    """不在小区里: a road, a park, a market of the street; the community where it is known."""
    case = _held(code, actor)
    place = _region(community or case.street_code, "没有这个社区，从列表里选一个", "community")
    said = _said(words, case, place)
    if not place.code.startswith(case.street_code):
        raise RuleBroken("这个社区不在本街道", field="community")
    if (case.estate_id, case.region_code, case.place_name) == (None, place.code, said):
        _refuse_the_same(case)
    moved(case, Act.PLACE, now)
    _correct(case, reason, actor, now)
    case.place_name = said
    case.search = found_by(case.title, case.text, said)
    _settle_in(case, place.code)
    save(case, *SPOT, *REGIONS)
    clocks.follow_place(case, actor=actor, now=now)
    fact = CasePlacedOutside(case=case.pk, region=place.pk, place=said)
    record(fact, actor=actor, now=now, region_code=case.region_code)
    return case


@transaction.atomic
def move_case(code: str, street: str, *, reason: str = "", actor: Actor, now: datetime) -> Case:
    """不在本街道: the other street finds the place. What was owed is owed there, since when it was
    owed here."""
    case = _held(code, actor)
    # Asked for its refusal alone: the place is still unknown, so moved() would say too much.
    MOVES.move(Act.PLACE, CaseState(case.state))
    if case.state == CaseState.ACCEPTED:
        raise StateChanged("这件已受理，不能转给别的街道；在本街道核定地点，或走“转市级”")
    to = _region(street, "平台里没有这个街道；不归本平台的走“转市级”", "street")
    if to.level != RegionLevel.STREET or to.code[:STREET_DIGITS] == case.street_code:
        raise RuleBroken("选另一个街道；在本街道的选小区，或选“不在小区里”", field="street")
    left = region(case.street_code)
    _correct(case, reason, actor, now)
    case.search = found_by(case.title, case.text, case.place_name)
    _settle_in(case, to.code)
    case.state, case.updated_at = CaseState.PLACE_UNKNOWN, now
    save(case, *SPOT, *REGIONS)
    clocks.follow_place(case, actor=actor, now=now)
    fact = CaseMoved(case=case.pk, from_region=left.pk if left else None, to_region=to.pk)
    record(fact, actor=actor, now=now, region_code=case.region_code)
    return case


def _held(code: str, actor: Actor) -> Case:
    case = held_case(code, actor)
    refuse_unless(allowed=access.may_triage(actor, case), act=Act.PLACE)
    return case


def _correct(case: Case, reason: str, actor: Actor, now: datetime) -> None:
    """What was settled and is wrong is taken back, for the new place to be settled after it; where
    no place was known there is nothing to take back."""
    if not is_placed(case):
        return
    settled = f"地点已经核定在{case.place_name}；要更正，写明为什么，报事人会看到"
    why = required(reason, "reason", settled)
    record(_correction(case, why), actor=actor, now=now, region_code=case.region_code)
    if case.estate_id is not None:
        _unlocate(case, case.estate_id)
    case.place_name = ""
    case.estate_id = case.building_id = case.entrance_id = case.facility_id = None


def _correction(case: Case, reason: str) -> CasePlaceCorrected | CaseOutsideCorrected:
    before = case.place_name
    if case.estate_id is None:
        return CaseOutsideCorrected(case=case.pk, before=before, reason=reason)
    return CasePlaceCorrected(case=case.pk, estate=case.estate_id, before=before, reason=reason)


def _unlocate(case: Case, estate: int) -> None:
    """The wrong estate's own position goes with it; where a photo was taken stays true."""
    wrong = spot_of_estate_id(estate)
    if (case.latitude, case.longitude) == (wrong.latitude, wrong.longitude):
        case.latitude = case.longitude = None
        case.h3_cell = ""


def _refuse_the_same(case: Case) -> None:
    """Where nothing is settled yet, what was typed may be just what is found."""
    if is_placed(case):
        raise RuleBroken(f"地点还是{case.place_name}，没有改；选对的社区，或把具体位置写对")


def _said(words: str, case: Case, place: "Region") -> str:
    street = region(case.street_code)
    said = place_within(as_seen(words), [street.name if street else "", place.name])
    if not said:
        raise RuleBroken("写一句在哪里，例如“菜市场北门对面”", field="place_text")
    return checked_place(said)


def _region(code: str, refusal: str, field: str) -> "Region":
    found = region(code) if len(code) >= STREET_DIGITS else None
    if found is None:
        raise RuleBroken(refusal, field=field)
    return found


def _settle_in(case: Case, region_code: str) -> None:
    case.county_code, case.street_code = region_code[:6], region_code[:STREET_DIGITS]
    case.region_code = region_code


def _locate(case: Case, spot: Spot) -> None:
    """Where a photo was taken is known better than the middle of an estate."""
    if case.latitude is not None or spot.latitude is None or spot.longitude is None:
        return
    case.latitude, case.longitude = spot.latitude, spot.longitude
    case.h3_cell = cell(Position(spot.latitude, spot.longitude))
