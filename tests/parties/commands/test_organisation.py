"""Bodies registered, corrected, dissolved; refused in words beside the field."""

from datetime import timedelta

import pytest

from gongzhi.foundation.journal.models import Entry
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.parties.commands.appointment import appoint_person
from gongzhi.parties.commands.organisation import (
    correct_organisation,
    create_organisation,
    dissolve_organisation,
)
from gongzhi.parties.models import Appointment, Organisation
from gongzhi.parties.queries.charters import charter_of
from gongzhi.parties.rules.appointment import Offer
from gongzhi.parties.vocabulary import OrganisationKind
from tests.cases.world import COMMUNITY, person
from tests.parties.registers import (
    NOW,
    TODAY,
    USCC,
    charter,
    keeper_of,
    made,
    of_the_estate,
    party_body,
)


def refused(written, actor):
    with pytest.raises(RuleBroken) as caught:
        create_organisation(written, actor=actor, now=NOW)
    return caught.value.field, caught.value.message


def test_a_body_of_an_estate_stands_in_its_community_and_is_recorded(world):
    body = made(world)
    assert (body.region_code, body.estate, body.short_name) == (
        COMMUNITY,
        world.estate,
        "亚洲湾业委会",
    )
    entry = Entry.objects.get(kind="OrganisationCreated")
    assert entry.payload == {"organisation": body.pk, "body": "owners_committee"}


def test_one_estate_has_one_committee_until_it_is_dissolved(world):
    first = made(world)
    keeper = keeper_of(world)
    field, said = refused(of_the_estate(world, name="第二业委会"), keeper)
    assert (field, said) == ("estate", "这个小区已有业主委员会“亚洲湾业委会”，先撤销它")
    dissolve_organisation(first.pk, on=TODAY, reason="任期届满", actor=keeper, now=NOW)
    create_organisation(of_the_estate(world, name="第二业委会"), actor=keeper, now=NOW)


def test_a_credit_code_is_one_bodys(world):
    keeper = keeper_of(world)
    company = OrganisationKind.PROPERTY_COMPANY
    firm = charter(company, "锦程物业", region_code="510115", credit_code=f" {USCC.lower()} ")
    assert create_organisation(firm, actor=keeper, now=NOW).credit_code == USCC
    again = charter(company, "锦程物业二", region_code="510115", credit_code=USCC)
    assert refused(again, keeper) == ("credit_code", "这个信用代码已登记为“锦程物业”")
    wrong = charter(company, "另一家", region_code="510115", credit_code=USCC[:-1] + "M")
    assert refused(wrong, keeper)[0] == "credit_code"


def test_the_five_levels_hang_on_one_another(world):
    keeper = keeper_of(world)
    street = create_organisation(
        charter(
            OrganisationKind.PARTY_BODY,
            "涌泉街道党工委",
            party_level="street",
            region_code="510115003",
        ),
        actor=keeper,
        now=NOW,
    )
    community = party_body("community", "江浦路社区党委", parent=street.pk)
    committee = create_organisation(community, actor=keeper, now=NOW)
    own = party_body("estate", "亚洲湾党支部", estate=world.estate.pk, parent=committee.pk)
    assert create_organisation(own, actor=keeper, now=NOW).parent == committee
    skipped = party_body("functional", "治理党支部", parent=street.pk)
    assert refused(skipped, keeper)[0] == "parent"


def test_only_who_keeps_that_register_writes_in_it(world):
    for actor in (world.dispatcher, world.secretary, world.worker):
        with pytest.raises(NotPermitted):
            create_organisation(of_the_estate(world), actor=actor, now=NOW)
    elsewhere = charter(OrganisationKind.RESIDENTS_COMMITTEE, region_code="310112103001")
    with pytest.raises(NotPermitted):
        create_organisation(elsewhere, actor=keeper_of(world), now=NOW)


def test_a_correction_says_which_columns_and_why_and_none_twice(world):
    body, keeper = made(world), keeper_of(world)
    written = of_the_estate(world, phone="028-88888888")
    correct_organisation(body.pk, written, reason="填电话", actor=keeper, now=NOW)
    assert Entry.objects.get(kind="OrganisationCorrected").payload["fields"] == ["phone"]
    with pytest.raises(StateChanged, match="没有要更正的"):
        correct_organisation(body.pk, written, reason="填电话", actor=keeper, now=NOW)
    with pytest.raises(RuleBroken, match="为什么更正"):
        correct_organisation(body.pk, written, reason=" ", actor=keeper, now=NOW)
    body.refresh_from_db()
    assert charter_of(body).phone == "028-88888888"


def test_dissolving_ends_its_posts_and_waits_for_what_hangs_on_it(world):
    body, keeper = made(world), keeper_of(world)
    offer = Offer(
        person=person("何平").pk,
        organisation=body.pk,
        post="committee_member",
        since_on=TODAY - timedelta(days=9),
        basis="选举",
    )
    appoint_person(offer, actor=keeper, now=NOW)
    dissolve_organisation(body.pk, on=TODAY, reason="到届", actor=keeper, now=NOW)
    assert Appointment.objects.get(organisation=body).until_on == TODAY
    with pytest.raises(StateChanged, match="撤销"):
        dissolve_organisation(body.pk, on=TODAY, reason="到届", actor=keeper, now=NOW)
    with pytest.raises(RuleBroken, match="还服务 1 个小区"):
        dissolve_organisation(world.company.pk, on=TODAY, reason="退出", actor=keeper, now=NOW)
    assert Organisation.objects.get(pk=body.pk).dissolved_on == TODAY
