"""核验 at the desk."""

import pytest
from django.test import Client

from gongzhi.foundation.access.models import Account, Unmasking
from gongzhi.foundation.journal.dispatching import drain
from gongzhi.foundation.notify.queries import inbox
from gongzhi.parties.commands.residency import claim_residency, withdraw_residency
from gongzhi.parties.models import Ownership, Person, Residency
from gongzhi.parties.rules.residency import Comparison
from gongzhi.parties.vocabulary import StayKind, StayState
from tests.cases.world import COMMUNITY, MONDAY, in_post, person, reported

CONFIRMED = {"decision": "confirm", "claimed_at": MONDAY.isoformat()}


def desk_of(actor):
    account = Account.objects.create(
        username=f"u{actor.person}", opened_at=MONDAY, password_changed_at=MONDAY
    )
    Person.objects.filter(pk=actor.person).update(account=account)
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def stay(world, door):
    return claim_residency(
        door.pk, kind=StayKind.TENANT, name="李雅芬", actor=world.resident, now=MONDAY
    )


def test_the_claim_is_shown_masked(world, stay):
    page = desk_of(world.secretary).get(f"/desk/residencies/{stay.pk}").content.decode()
    assert "199****0001" in page
    assert "李雅芬" not in page


@pytest.mark.parametrize("post", ["community_worker", "street_keeper"])
def test_who_verifies_sees_the_name_of_the_claim_with_one_press_and_it_is_told(world, stay, post):
    address = f"/desk/residencies/{stay.pk}"
    desk = desk_of(in_post(world.committee, post, COMMUNITY))
    assert desk.post(f"{address}/identity").url == address
    page = desk.get(address).content.decode()
    assert ("李雅芬" in page, "19900000001" in page, "李雅芳" in page) == (True, True, False)
    drain(200)
    told = [line.text for line in inbox(world.resident.person, as_staff=False).lines]
    assert [text.rpartition("理由：")[2] for text in told] == ["核对身份，核验房屋"] * 2


def test_who_has_asked_for_the_number_elsewhere_can_still_ask_for_the_name(world, stay):
    reported(world)
    desk, address = desk_of(world.secretary), f"/desk/residencies/{stay.pk}"
    asked = {"reason_code": "contact", "reason": "约上门"}
    desk.post(f"/desk/unmask/person/{stay.person_id}/phone", asked)
    assert "查看姓名和手机号" in desk.get(address).content.decode()
    desk.post(f"{address}/identity")
    page = desk.get(address).content.decode()
    assert ("李雅芬" in page, "查看姓名和手机号" in page) == (True, False)


def test_of_a_decided_claim_nobody_is_looked_at_whatever_he_may_ask_elsewhere(world, stay):
    desk, address = desk_of(world.secretary), f"/desk/residencies/{stay.pk}"
    desk.post(address, {**CONFIRMED, "evidence": "lease"})
    page = desk.post(f"{address}/identity", follow=True).content.decode()
    assert ("已经有了结果" in page, Unmasking.objects.count()) == (True, 0)


def test_once_decided_the_name_is_masked_and_the_task_opens_nothing(world, stay):
    address = f"/desk/residencies/{stay.pk}"
    keeper = in_post(world.street, "street_keeper", COMMUNITY)
    desk = desk_of(keeper)
    desk.post(f"{address}/identity")
    desk.post(address, {**CONFIRMED, "evidence": "lease"})
    assert "李雅芬" not in desk.get(address).content.decode()
    desk.post(f"{address}/identity")
    assert Unmasking.objects.count() == 2


def test_the_clerk_reads_that_it_was_withdrawn_and_is_asked_for_nothing(world, stay):
    withdraw_residency(stay.pk, actor=world.resident, now=MONDAY)
    page = desk_of(world.secretary).get(f"/desk/residencies/{stay.pk}").content.decode()
    assert ("居民自己撤回了这条登记" in page, 'name="decision"' in page) == (True, False)


def test_elsewhere_nobody_looks(world, stay):
    elsewhere = desk_of(in_post(world.street, "street_keeper", "310112103"))
    assert elsewhere.post(f"/desk/residencies/{stay.pk}/identity").status_code == 404
    assert Unmasking.objects.count() == 0


def test_what_the_page_did_not_show_is_not_confirmed(world, stay):
    desk, address = desk_of(world.secretary), f"/desk/residencies/{stay.pk}"
    page = desk.post(address, {"decision": "confirm", "evidence": "lease"})
    assert page.status_code == 422
    assert Residency.objects.get().state == StayState.CLAIMED


def test_it_is_taken(world, stay):
    answer = desk_of(world.secretary).post(
        f"/desk/residencies/{stay.pk}", {**CONFIRMED, "evidence": "lease"}
    )
    assert answer.status_code == 302
    assert Residency.objects.get().state == StayState.VERIFIED


def test_it_is_not_taken_before_a_paper_was_seen(world, stay):
    desk, address = desk_of(world.secretary), f"/desk/residencies/{stay.pk}"
    page = desk.post(address, CONFIRMED)
    assert page.status_code == 422
    assert page.context["form"].errors["evidence"] == [
        "选一项核对过的证件：租赁合同和身份证、业主本人当面或电话确认，和身份证。没有看过证件的不能通过"
    ]
    assert desk.post(address, {**CONFIRMED, "evidence": "title"}).status_code == 422
    assert Residency.objects.get().state == StayState.CLAIMED


def test_the_clerk_reads_how_the_claim_stands_against_the_register(world, door):
    Ownership.objects.create(premises=door, person=person("李雅芳"))
    stay = claim_residency(
        door.pk, kind=StayKind.OWNER, name="李雅芳", actor=world.resident, now=MONDAY
    )
    page = desk_of(world.secretary).get(f"/desk/residencies/{stay.pk}")
    said = {fact.name: fact.value for fact in page.context["facts"]}
    assert said["与登记对比"] == Comparison.SAME_NAME.label


def test_a_refusal_without_reason_is_asked_for_one(world, stay):
    page = desk_of(world.secretary).post(
        f"/desk/residencies/{stay.pk}", {**CONFIRMED, "decision": "refuse"}
    )
    assert page.status_code == 422
    assert page.context["form"].errors["reason"] == ["写明哪里对不上、要带什么来，居民会看到"]


def test_without_the_power_the_page_is_closed(world, stay):
    page = desk_of(world.worker).get(f"/desk/residencies/{stay.pk}")
    assert page.status_code == 403
