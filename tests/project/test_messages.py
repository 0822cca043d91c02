"""Messages of the product lead to pages of the face they are read on, and those pages open."""

import pytest

from gongzhi.foundation.notify.models import Notice
from gongzhi.kernel.ref import Ref
from gongzhi.parties.models import Residency
from gongzhi.parties.vocabulary import StayKind
from tests.cases.pages.phone.conftest import phone_of
from tests.cases.pages.staff import desk_of
from tests.cases.world import MONDAY, build_world, reported

KINDS = ("case", "leg", "residency", "person")


@pytest.fixture
def world(db):
    return build_world()


def told_of_everything(world, person):
    """One line about a thing of every kind that messages are about."""
    case = reported(world)
    home = Residency.objects.create(
        person_id=world.resident.person,
        estate=world.estate,
        kind=StayKind.OWNER,
        claimed_at=MONDAY,
    )
    things = {
        "case": case.pk,
        "leg": case.legs.get().pk,
        "residency": home.pk,
        "person": world.resident.person,
    }
    Notice.objects.filter(person=person).delete()
    return {kind: noticed(person, Ref(kind, things[kind])) for kind in KINDS}


def noticed(person, ref):
    return Notice.objects.create(
        person=person,
        template="parties.residency_verified",
        ref_kind=ref.kind,
        ref_id=ref.id,
        parameters={"estate": "洲际·亚洲湾"},
        words="{}",
        created_at=MONDAY,
    ).pk


def places(client, address, notices):
    return {kind: client.get(f"{address}{pk}")["Location"] for kind, pk in notices.items()}


def test_a_residents_messages_lead_to_his_own_pages(world):
    notices = told_of_everything(world, world.resident.person)
    client = phone_of(world.resident.person, "19900000001")
    found = places(client, "/m/messages/", notices)
    assert {kind: where.split("/")[1] for kind, where in found.items()} == dict.fromkeys(KINDS, "m")
    assert found["case"] == found["leg"]
    assert [client.get(where).status_code for where in found.values()] == [200] * len(KINDS)


def test_staff_who_read_on_a_phone_are_not_led_to_the_desk(world):
    notices = told_of_everything(world, world.dispatcher.person)
    found = places(desk_of(world.dispatcher), "/m/messages/", notices)
    assert found == dict.fromkeys(KINDS, "/m/messages/")


def test_at_the_desk_messages_lead_to_the_desk(world):
    notices = told_of_everything(world, world.dispatcher.person)
    found = places(desk_of(world.dispatcher), "/desk/inbox/", notices)
    assert {where.split("/")[1] for where in found.values()} == {"desk"}
