"""纠错 from the phone to the desk and back."""

import pytest

from gongzhi.foundation.journal.dispatching import drain
from gongzhi.parties.models import Correction, Person, Residency
from gongzhi.parties.vocabulary import StayKind, StayState
from tests.cases.pages.phone.conftest import phone_of
from tests.parties.registers import NOW
from tests.portal.staff import browser


@pytest.fixture
def home(world, door):
    return Residency.objects.create(
        person_id=world.resident.person,
        estate=world.estate,
        premises=door,
        kind=StayKind.OWNER,
        name="李雅芳",
        state=StayState.VERIFIED,
        claimed_at=NOW,
        decided_at=NOW,
    )


@pytest.fixture
def phone(world):
    return phone_of(world.resident.person, "19900000001")


def test_what_a_resident_asks_is_answered_and_he_reads_it(world, home, phone):
    address = f"/m/me/homes/{home.pk}/corrections"
    assert phone.post(address, {"subject": "name", "wanted": ""}).status_code == 422
    assert phone.post(address, {"subject": "name", "wanted": "李雅方"}).status_code == 302
    desk, (row,) = browser(world.secretary), Correction.objects.all()
    assert [one["row"] for one in desk.get("/desk/corrections").context["rows"]] == [row]
    answer = {"answer": "照身份证改好", "decision": "grant"}
    assert desk.post(f"/desk/corrections/{row.pk}", answer).status_code == 302
    assert "照身份证改好" in phone.get(address).content.decode()
    assert Person.objects.get(pk=world.resident.person).name == "李雅方"


def test_a_home_of_somebody_else_does_not_exist(world, home):
    other = phone_of(world.neighbour.person, "19900000002")
    assert other.get(f"/m/me/homes/{home.pk}/corrections").status_code == 404


def test_a_question_of_another_territory_does_not_exist(world, home, phone):
    phone.post(f"/m/me/homes/{home.pk}/corrections", {"subject": "area", "wanted": "90"})
    (row,) = Correction.objects.all()
    keeper = browser(world.other_worker)
    assert keeper.get(f"/desk/corrections/{row.pk}").status_code == 403


def test_the_resident_is_told_the_answer(world, home, phone):
    phone.post(f"/m/me/homes/{home.pk}/corrections", {"subject": "area", "wanted": "90 平方米"})
    (row,) = Correction.objects.all()
    answer = {"answer": "以登记簿为准", "decision": "refuse"}
    browser(world.secretary).post(f"/desk/corrections/{row.pk}", answer)
    while drain(200):
        pass
    assert "不予更正：以登记簿为准" in phone.get("/m/messages/").content.decode()
