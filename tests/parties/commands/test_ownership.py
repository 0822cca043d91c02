"""Deeds: entered from the register, transferred, spoken for; and what becomes of the verified."""

from datetime import date
from fractions import Fraction

import pytest

from gongzhi.foundation.journal.models import Entry
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.parties.commands.organisation import create_organisation
from gongzhi.parties.commands.ownership import (
    enter_owners,
    name_representative,
    transfer_premises,
)
from gongzhi.parties.commands.residency import claim_residency
from gongzhi.parties.models import Ownership, Residency
from gongzhi.parties.queries.ownership import electorate_of, owners_of
from gongzhi.parties.queries.residency import compared
from gongzhi.parties.rules.counting import Count
from gongzhi.parties.rules.ownership import Deed, Holder
from gongzhi.parties.rules.residency import Comparison
from gongzhi.parties.vocabulary import OrganisationKind, Sharing, StayKind, StayState
from gongzhi.territory.models import Premises
from tests.cases.world import person
from tests.parties.registers import NOW, TODAY, charter, keeper_of, owned


@pytest.fixture
def keeper(world):
    return keeper_of(world)


def entered(door, deed, keeper):
    return enter_owners(door.pk, deed, actor=keeper, now=NOW)


def test_co_owners_by_shares_are_one_deed_and_one_head(world, door, keeper):
    one, two = person("何平"), person("周明")
    shares = (
        Holder(person=one.pk, share=Fraction(1, 3)),
        Holder(person=two.pk, share=Fraction(2, 3)),
    )
    deed = Deed(holders=shares, sharing=Sharing.BY_SHARES, basis="产权证", since_on=TODAY)
    rows = entered(door, deed, keeper)
    assert [row.share for row in rows] == [Fraction(1, 3), Fraction(2, 3)]
    assert {row.region_code for row in rows} == {door.region_code}
    assert electorate_of(world.estate.pk, TODAY).count.heads == 1
    entry = Entry.objects.get(kind="OwnersEntered")
    assert entry.payload == {"deed": door.pk, "ownerships": sorted(row.pk for row in rows)}


def test_a_second_deed_is_a_transfer(door, keeper):
    entered(door, owned(person("何平")), keeper)
    with pytest.raises(StateChanged, match="先办产权转移"):
        entered(door, owned(person("周明")), keeper)


def test_a_transfer_ends_the_old_rights_the_day_before_and_the_verified_standing(
    world, door, keeper
):
    old = Ownership.objects.create(premises=door, person_id=world.resident.person)
    claim_residency(door.pk, kind=StayKind.OWNER, name="李雅芳", actor=world.resident, now=NOW)
    new = owned(person("周明"), since_on=TODAY)
    transfer_premises(door.pk, new, actor=keeper, now=NOW)
    old.refresh_from_db()
    assert old.until_on == date(2026, 11, 22)
    assert [row.person.name for row in owners_of(door.pk, TODAY).rows] == ["周明"]
    assert Residency.objects.get().state == StayState.ENDED
    assert Entry.objects.filter(kind="ResidencyEnded").count() == 1


def test_co_owners_name_one_of_them(door, keeper):
    pair = owned(person("何平"), person("周明"), sharing=Sharing.JOINT)
    one, two = entered(door, pair, keeper)
    given = {"basis": "推定书", "actor": keeper, "now": NOW}
    name_representative(door.pk, one.pk, **given)
    name_representative(door.pk, two.pk, **given)
    assert owners_of(door.pk, TODAY).representative == two
    with pytest.raises(StateChanged):
        name_representative(door.pk, two.pk, **given)
    with pytest.raises(RuleBroken, match="现在的产权人之一"):
        name_representative(door.pk, 987654, **given)


def developer(keeper):
    firm = charter(OrganisationKind.DEVELOPER, "蜀城置业", region_code="510115")
    return create_organisation(firm, actor=keeper, now=NOW)


def test_what_the_developer_holds_is_one_head_and_a_buyer_is_told_what_to_bring(
    world, door, keeper
):
    firm = developer(keeper)
    held = Deed(holders=(Holder(organisation=firm.pk),), basis="预售许可证", is_developer_held=True)
    entered(door, held, keeper)
    Premises.objects.filter(pk=door.pk).update(contract_area=9_000)
    told = electorate_of(world.estate.pk, TODAY)
    assert told.count == Count(heads=1, area=9_000, without_area=0)
    claim = claim_residency(
        door.pk, kind=StayKind.OWNER, name="李雅芳", actor=world.resident, now=NOW
    )
    assert claim.state == StayState.CLAIMED
    assert compared(claim, TODAY) is Comparison.OTHER_HOLDER


def test_sold_and_not_handed_over_is_still_the_developers_head(world, door, keeper):
    entered(door, owned(person("何平")), keeper)
    Premises.objects.filter(pk=door.pk).update(delivered_on=date(2027, 1, 1))
    second = Premises.objects.get(pk=door.pk)
    second.pk, second.name = None, "1205"
    second.save()
    entered(second, owned(person("周明")), keeper)
    assert electorate_of(world.estate.pk, TODAY).count.heads == 1
    assert electorate_of(world.estate.pk, date(2027, 1, 1)).count.heads == 2


def test_nobody_enters_his_own_home_nor_one_elsewhere(world, door, keeper):
    own = owned(type("P", (), {"pk": keeper.person}))
    with pytest.raises(NotPermitted, match="你自己的房屋"):
        entered(door, own, keeper)
    for actor in (world.dispatcher, world.secretary):
        with pytest.raises(NotPermitted):
            entered(door, owned(person("何平")), actor)
    assert not Ownership.objects.exists()


def test_a_deed_without_a_paper_or_of_somebody_unknown_is_refused(door, keeper):
    with pytest.raises(RuleBroken) as refused:
        entered(door, owned(person("何平"), basis=" "), keeper)
    assert refused.value.field == "basis"
    with pytest.raises(RuleBroken, match="没有这位业主"):
        entered(door, Deed(holders=(Holder(person=987654),), basis="产权证"), keeper)
