"""Claiming a home and deciding on it."""

from datetime import timedelta

import pytest

from gongzhi.facts.parties import (
    ResidencyClaimed,
    ResidencyRefused,
    ResidencyVerified,
    ResidencyWithdrawn,
)
from gongzhi.foundation.duties.models import Duty
from gongzhi.foundation.journal.dispatching import drain
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.journal.reading import timeline
from gongzhi.foundation.notify.queries import inbox
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import end_of, local_day
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.kernel.ref import Ref
from gongzhi.parties.commands.person import person_for_phone
from gongzhi.parties.commands.residency import claim_residency, decide_residency, withdraw_residency
from gongzhi.parties.models import Ownership, Residency
from gongzhi.parties.queries.residency import compared
from gongzhi.parties.rules.residency import Comparison
from gongzhi.parties.vocabulary import Evidence, StayKind, StayState
from gongzhi.territory.models import Premises
from tests.cases.world import MONDAY, person


def claimed(world, door, *, kind=StayKind.OWNER, name="李雅芳", actor=None, now=MONDAY):
    return claim_residency(door.pk, kind=kind, name=name, actor=actor or world.resident, now=now)


def decided(world, stay, *, is_confirmed=True, reason="", evidence=Evidence.TITLE, actor=None):
    return decide_residency(
        stay.pk,
        claimed_at=stay.claimed_at,
        is_confirmed=is_confirmed,
        reason=reason,
        evidence=evidence,
        actor=actor or world.secretary,
        now=MONDAY,
    )


def kinds():
    facts = (ResidencyClaimed, ResidencyVerified, ResidencyRefused, ResidencyWithdrawn)
    rows = Entry.objects.filter(kind__in=[fact.kind() for fact in facts]).order_by("pk")
    return list(rows.values_list("kind", flat=True))


def test_an_owner_of_the_register_is_verified_at_once(world, door):
    Ownership.objects.create(premises=door, person_id=world.resident.person)
    stay = claimed(world, door)
    assert (stay.state, stay.decided_at) == (StayState.VERIFIED, MONDAY)
    assert kinds() == ["ResidencyClaimed", "ResidencyVerified"]
    assert Duty.objects.count() == 0


def test_a_name_alone_verifies_nobody_and_goes_to_a_person(world, door):
    Ownership.objects.create(premises=door, person=person("李雅芳"))
    assert claimed(world, door).state == StayState.CLAIMED
    assert Duty.objects.get().kind == "residency.verify"


def test_a_name_alone_does_not_where_the_register_has_another_phone(world, door):
    Ownership.objects.create(premises=door, person=person("李雅芳", "19900000077"))
    assert claimed(world, door).state == StayState.CLAIMED


def test_an_ownership_that_ended_verifies_nobody(world, door):
    day = MONDAY.date().replace(year=2025)
    Ownership.objects.create(premises=door, person_id=world.resident.person, until_on=day)
    assert claimed(world, door).state == StayState.CLAIMED


def test_what_does_not_agree_waits_for_the_community(world, door):
    stay = claimed(world, door, kind=StayKind.TENANT)
    duty = Duty.objects.get()
    assert stay.state == StayState.CLAIMED
    assert (duty.kind, duty.ref_id, duty.power) == ("residency.verify", stay.pk, "parties.verify")
    assert duty.title == "核验租户登记：洲际·亚洲湾 3 栋"


def test_a_home_is_claimed_once(world, door):
    claimed(world, door)
    with pytest.raises(StateChanged, match="已经登记过"):
        claimed(world, door)


def test_a_name_is_needed(world, door):
    with pytest.raises(RuleBroken, match="写上姓名") as refused:
        claimed(world, door, name=" ")
    assert refused.value.field == "name"


def test_a_stranger_claims_nothing(world, door):
    with pytest.raises(NotPermitted):
        claimed(world, door, actor=Actor())


@pytest.mark.parametrize("name", ["唐<b>明", "唐明1", "唐\u202e明", "唐\x07明", "唐" * 31])
def test_a_name_that_no_paper_bears_is_refused_beside_its_field(world, door, name):
    with pytest.raises(RuleBroken, match="姓名") as refused:
        claimed(world, door, name=name)
    assert (refused.value.field, Residency.objects.count()) == ("name", 0)


@pytest.mark.parametrize("name", ["欧阳〇明", "买买提·吐尔逊", "唐" * 30])
def test_names_as_papers_bear_them_are_taken(world, door, name):
    assert claimed(world, door, name=f" {name} ").name == name


def test_the_name_typed_stays_with_the_claim_until_a_paper_was_seen(world, door):
    new = person_for_phone("19900000088")
    stay = claimed(world, door, name="唐明", actor=Actor(person=new.pk))
    new.refresh_from_db()
    assert (stay.name, new.name) == ("唐明", "尾号0088")
    decided(world, stay)
    new.refresh_from_db()
    assert new.name == "唐明"


def test_a_wrong_name_known_before_is_mended_by_a_verified_home(world, door):
    decided(world, claimed(world, door, name="李雅芬"))
    assert Residency.objects.get().person.name == "李雅芬"


def test_the_registers_own_name_is_not_overwritten_by_what_is_typed(world, door):
    Ownership.objects.create(premises=door, person_id=world.resident.person)
    claimed(world, door, name="别的名字")
    assert Residency.objects.get().person.name == "李雅芳"


def test_until_it_is_verified_a_new_claim_corrects_the_name(world, door):
    claimed(world, door, name="李雅芬")
    stay = claimed(world, door, name="李雅芳", kind=StayKind.TENANT)
    assert (Residency.objects.get().name, stay.kind) == ("李雅芳", StayKind.TENANT)
    assert list(Duty.objects.order_by("pk").values_list("state", "title")) == [
        ("cancelled", "核验业主登记：洲际·亚洲湾 3 栋"),
        ("open", "核验租户登记：洲际·亚洲湾 3 栋"),
    ]
    decided(world, stay, evidence=Evidence.LEASE)
    with pytest.raises(StateChanged, match="已核验"):
        claimed(world, door, name="别的名字")


def test_a_claim_corrected_meanwhile_is_not_confirmed_unseen(world, door):
    seen = claimed(world, door, name="李雅芬")
    corrected = claimed(world, door, name="别的名字", now=MONDAY + timedelta(minutes=1))
    with pytest.raises(StateChanged, match="居民刚改了"):
        decided(world, seen)
    assert decided(world, corrected).state == StayState.VERIFIED


def test_the_register_is_held_against_the_name_of_the_claim(world, door):
    Ownership.objects.create(premises=door, person=person("王建国"))
    stay = claimed(world, door, name="王建国")
    assert compared(stay, MONDAY.date()) == Comparison.SAME_NAME


def test_who_is_refused_is_told_which_door(world, door):
    decided(world, claimed(world, door), is_confirmed=False, reason="带房产证来一趟")
    drain(200)
    assert inbox(world.resident.person, as_staff=False).lines[0].text == (
        "你登记的“洲际·亚洲湾 3 栋 2 单元 1204”没有通过核验：带房产证来一趟。改好可以再登记"
    )


def test_the_community_verifies_and_its_duty_is_done(world, door):
    stay = decided(world, claimed(world, door))
    assert stay.state == StayState.VERIFIED
    assert Duty.objects.get().state == "done"
    last = timeline(Ref("residency", stay.pk))[0]
    assert last.sentence.endswith("1204核验通过：社区核验 不动产权证书和身份证")


@pytest.mark.parametrize("evidence", ["", Evidence.LEASE])
def test_without_a_paper_that_proves_it_nobody_becomes_an_owner(world, door, evidence):
    stay = claimed(world, door)
    with pytest.raises(RuleBroken, match="没有看过证件的不能通过"):
        decided(world, stay, evidence=evidence)
    stay.refresh_from_db()
    assert (stay.state, Duty.objects.get().state) == (StayState.CLAIMED, "open")


def test_a_refusal_needs_its_reason_and_can_be_mended(world, door):
    stay = claimed(world, door)
    with pytest.raises(RuleBroken, match="写明哪里对不上"):
        decided(world, stay, is_confirmed=False)
    decided(world, stay, is_confirmed=False, reason="带房产证来一趟")
    assert kinds() == ["ResidencyClaimed", "ResidencyRefused"]
    assert claimed(world, door).state == StayState.CLAIMED
    assert Duty.objects.filter(state="open").count() == 1


def test_who_claimed_by_mistake_withdraws_it_and_nobody_has_to_verify(world, door):
    stay = claimed(world, door)
    withdraw_residency(stay.pk, actor=world.resident, now=MONDAY)
    assert (Residency.objects.get().state, Duty.objects.get().state) == ("withdrawn", "cancelled")
    assert kinds() == ["ResidencyClaimed", "ResidencyWithdrawn"]
    with pytest.raises(StateChanged, match="本人已撤回"):
        decided(world, stay)
    assert claimed(world, door).state == StayState.CLAIMED
    assert Duty.objects.filter(state="open").count() == 1


def claimed_and_withdrawn(world, door, now=MONDAY):
    stay = claimed(world, door, now=now)
    return withdraw_residency(stay.pk, actor=world.resident, now=now)


def test_claimed_and_withdrawn_three_times_it_rests_until_tomorrow(world, door):
    for _ in range(3):
        claimed_and_withdrawn(world, door)
    with pytest.raises(RuleBroken, match="登记过 3 次，明天 0:00 起可以再登记"):
        claimed(world, door)
    assert (Residency.objects.get().state, Duty.objects.count()) == (StayState.WITHDRAWN, 3)
    midnight = end_of(local_day(MONDAY))
    with pytest.raises(RuleBroken, match="明天 0:00"):
        claimed(world, door, now=midnight - timedelta(seconds=1))
    assert claimed(world, door, now=midnight).state == StayState.CLAIMED


def test_corrections_of_the_name_are_claims_too(world, door):
    for name in ("李雅", "李雅芬", "李雅芳"):
        claimed(world, door, name=name)
    with pytest.raises(RuleBroken, match="登记过 3 次"):
        claimed(world, door, name="李亚芳")
    assert Residency.objects.get().name == "李雅芳"


def test_what_others_claim_is_not_counted(world, door):
    for _ in range(3):
        claimed_and_withdrawn(world, door)
    assert claimed(world, door, actor=world.neighbour).state == StayState.CLAIMED


def test_a_home_that_is_verified_says_so_and_not_that_it_was_claimed_too_often(world, door):
    for _ in range(2):
        claimed_and_withdrawn(world, door)
    decided(world, claimed(world, door))
    with pytest.raises(StateChanged, match="已核验"):
        claimed(world, door)


def test_nobody_claims_house_after_house(world, door):
    for number in range(10):
        claimed(world, door_beside(door, f"{number}"))
    with pytest.raises(RuleBroken, match="登记过 10 套房，明天 0:00 起可以再登记"):
        claimed(world, door)
    assert Residency.objects.count() == 10
    assert claimed(world, door, now=MONDAY + timedelta(days=1)).state == StayState.CLAIMED


def door_beside(door, name):
    return Premises.objects.create(
        county_code=door.county_code,
        region_code=door.region_code,
        estate=door.estate,
        building=door.building,
        entrance=door.entrance,
        name=name,
        sort_key=name,
    )


def test_only_ones_own_claim_that_waits_is_withdrawn(world, door):
    stay = claimed(world, door)
    with pytest.raises(Residency.DoesNotExist):
        withdraw_residency(stay.pk, actor=world.neighbour, now=MONDAY)
    decided(world, stay)
    with pytest.raises(StateChanged, match="已核验"):
        withdraw_residency(stay.pk, actor=world.resident, now=MONDAY)


def test_it_is_decided_once(world, door):
    stay = claimed(world, door)
    decided(world, stay)
    with pytest.raises(StateChanged, match="已核验"):
        decided(world, stay)


def test_only_who_may_verify_there_decides(world, door):
    stay = claimed(world, door)
    for actor in (world.worker, world.resident):
        with pytest.raises(NotPermitted):
            decided(world, stay, actor=actor)


def test_nobody_verifies_himself(world, door):
    stay = claimed(world, door, actor=world.secretary)
    with pytest.raises(NotPermitted, match="要由别人核验"):
        decided(world, stay)
