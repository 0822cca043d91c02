"""People by phone and number, servicings, and posts of one seat."""

from datetime import timedelta

import pytest

from gongzhi.foundation.journal.models import Entry
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.parties.commands.appointing import Nominee, appoint_nominee
from gongzhi.parties.commands.appointment import renew_appointment
from gongzhi.parties.commands.person import (
    Identity,
    correct_person,
    person_for_phone,
    register_person,
)
from gongzhi.parties.commands.servicing import begin_servicing, end_servicing
from gongzhi.parties.models import Appointment, Person
from gongzhi.parties.vocabulary import OrganisationKind
from tests.parties.registers import NOW, TODAY, keeper_of, made

PHONE, ID = "13800000001", "11010519491231002X"


def registered(world, name="何平", **more):
    return register_person(Identity(name=name, **more), actor=keeper_of(world), now=NOW)


def test_one_phone_is_one_person_whoever_comes_first(world):
    signed_in = person_for_phone(PHONE)
    assert registered(world, phone="138 0000 0001") == signed_in
    signed_in.refresh_from_db()
    assert signed_in.name == "何平"
    assert person_for_phone(PHONE) == signed_in


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"phone": "1380000000"}, "phone"),
        ({"id_number": "110105194912310021"}, "id_number"),
        ({"name": "何平1"}, "name"),
    ],
)
def test_what_is_no_number_or_name_is_refused_beside_it(world, typed, field):
    with pytest.raises(RuleBroken) as refused:
        registered(world, **typed)
    assert refused.value.field == field


def test_two_names_for_one_number_are_for_a_person_to_clear_up(world):
    registered(world, phone=PHONE, id_number=ID)
    with pytest.raises(RuleBroken, match=r"这个手机号已登记为“何\*”"):
        registered(world, "周明", phone=PHONE)
    other = registered(world, "周明", phone="13800000002")
    with pytest.raises(RuleBroken, match="身份证号") as refused:
        registered(world, "周明", phone="13800000002", id_number=ID)
    assert refused.value.field == "id_number"
    assert Person.objects.filter(pk=other.pk, id_number_index=None).exists()


def test_a_correction_is_for_people_of_the_territory_and_tells_columns_only(world):
    someone, keeper = Person.objects.get(pk=world.grid_worker.person), keeper_of(world)
    new = Identity(name=someone.name, phone=PHONE)
    correct_person(someone.pk, new, reason="看过身份证", actor=keeper, now=NOW)
    entry = Entry.objects.get(kind="PersonCorrected")
    assert entry.payload == {"person": someone.pk, "fields": ["phone"]}
    stranger = Person.objects.create(name="外人")
    with pytest.raises(NotPermitted):
        correct_person(stranger.pk, new, reason="看过", actor=keeper, now=NOW)


def nominee(body, name="何平", phone=PHONE, **more):
    given = {"post": "committee_director", "since_on": TODAY, "basis": "选举结果", **more}
    return Nominee(identity=Identity(name=name, phone=phone), organisation=body.pk, **given)


def test_a_post_of_one_seat_is_not_held_twice_and_nobody_is_left_registered(world):
    body, keeper = made(world), keeper_of(world)
    appoint_nominee(nominee(body), actor=keeper, now=NOW)
    people = Person.objects.count()
    with pytest.raises(RuleBroken, match="只能一人担任，何平在任"):
        appoint_nominee(nominee(body, "周明", "13800000002"), actor=keeper, now=NOW)
    assert Person.objects.count() == people


def test_a_renewal_is_longer_and_does_not_run_into_the_next_ones_term(world):
    body, keeper, year = made(world), keeper_of(world), timedelta(days=365)
    first = appoint_nominee(nominee(body, until_on=TODAY + year), actor=keeper, now=NOW)
    renewed = {"basis": "续任", "actor": keeper, "now": NOW}
    renew_appointment(first.pk, until_on=TODAY + year * 2, **renewed)
    assert Appointment.objects.get(pk=first.pk).until_on == TODAY + year * 2
    after = nominee(body, "周明", "13800000002", since_on=TODAY + year * 2 + timedelta(days=1))
    appoint_nominee(after, actor=keeper, now=NOW)
    with pytest.raises(RuleBroken, match="周明在任"):
        renew_appointment(first.pk, until_on=TODAY + year * 3, **renewed)


def test_one_body_keeps_an_estate_at_a_time(world):
    keeper, kept = keeper_of(world), world.company.servicings.get()
    other = {"basis": "合同", "actor": keeper, "now": NOW}
    with pytest.raises(RuleBroken, match="蜀澜物业从 2025-01-01 起服务这个小区"):
        begin_servicing(world.committee.pk, world.estate.pk, since_on=TODAY, **other)
    with pytest.raises(RuleBroken, match="不承担物业服务"):
        begin_servicing(world.police.pk, world.estate.pk, since_on=TODAY, **other)
    end_servicing(kept.pk, until_on=TODAY, reason="合同到期", actor=keeper, now=NOW)
    begin_servicing(world.committee.pk, world.estate.pk, since_on=TODAY, **other)
    with pytest.raises(StateChanged):
        end_servicing(kept.pk, until_on=TODAY, reason="合同到期", actor=keeper, now=NOW)
    assert [e.kind for e in Entry.objects.filter(kind__startswith="Servicing").order_by("pk")] == [
        "ServicingEnded",
        "ServicingBegun",
    ]


def test_a_committee_can_stand_in_for_a_company_and_a_kind_of_body_has_its_posts(world):
    body = made(world, OrganisationKind.SPECIAL_COMMITTEE, name="亚洲湾专委会")
    police = nominee(body, post="special_police")
    made_police = appoint_nominee(police, actor=keeper_of(world), now=NOW)
    assert made_police.title == "专委会班子成员（民警）"
