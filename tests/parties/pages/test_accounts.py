"""The system administrator's page of accounts."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from gongzhi.foundation.access.models import Account
from gongzhi.foundation.journal.models import Entry
from gongzhi.parties.models import Appointment, Organisation, Person
from gongzhi.parties.vocabulary import OrganisationKind
from tests.cases.pages.phone.conftest import phone_of
from tests.cases.pages.staff import desk_of
from tests.cases.world import in_post
from tests.counting import counted

REASON = {"reason": "调离岗位"}


@pytest.fixture
def platform(world):
    return Organisation.objects.create(
        kind=OrganisationKind.PLATFORM,
        name="平台管理",
        short_name="平台管理",
        sort_key="p",
        region_code="000000000000",
        county_code="000000",
    )


@pytest.fixture
def administrator(platform):
    return desk_of(in_post(platform, "system_administrator", ""))


@pytest.fixture
def clerk(world):
    """Somebody with an account and a browser."""
    client = desk_of(world.dispatcher)
    return client, Account.objects.get(person=world.dispatcher.person)


def test_accounts_are_listed_with_who_uses_them(administrator, world, clerk):
    phone_of(world.resident.person, "19900000001")
    shown = administrator.get("/desk/accounts").content.decode()
    assert "涌泉街道办 督办专员" in shown
    assert "居民账号" in shown
    assert "李雅芳" not in shown
    assert "19900000001" not in shown


def test_the_list_costs_the_same_however_long_it_is(administrator, world, clerk):
    def cost():
        with counted() as queries:
            assert administrator.get("/desk/accounts").status_code == 200
        return queries.number

    cost()
    few = cost()
    for actor in (world.secretary, world.grid_worker, world.worker):
        desk_of(actor)
    assert cost() == few <= 10


def test_the_filters_narrow(administrator, world, clerk):
    _, account = clerk
    shown = administrator.get("/desk/accounts", {"q": account.username, "kind": "staff"})
    assert [row.account for row in shown.context["rows"]] == [account]
    shown = administrator.get("/desk/accounts", {"state": "closed"})
    assert shown.context["rows"] == []


def test_somebody_in_post_gets_an_account_and_a_password_shown_once(administrator, world):
    person = world.grid_worker.person
    assert (
        f"/desk/accounts/new/{person}"
        in administrator.get("/desk/accounts/new", {"q": "江浦路"}).content.decode()
    )
    shown = administrator.post(f"/desk/accounts/new/{person}", {"username": "wangge9"})
    account = Account.objects.get(username="wangge9")
    temporary = shown.context["temporary"]
    assert account.check_password(temporary)
    assert temporary in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert Person.objects.get(pk=person).account == account
    assert account.password_changed_at is None
    again = administrator.post(f"/desk/accounts/new/{person}", {"username": "wangge10"})
    assert "已有工作账号 wangge9" in again.content.decode()


def test_a_name_in_use_is_said_beside_the_field_and_kept(administrator, world, clerk):
    taken = clerk[1].username
    shown = administrator.post(
        f"/desk/accounts/new/{world.grid_worker.person}", {"username": taken}
    )
    assert shown.status_code == 422
    assert "已有人使用" in shown.content.decode()
    assert f'value="{taken}"' in shown.content.decode()


def test_who_holds_no_post_gets_no_account(administrator, world):
    assert administrator.get(f"/desk/accounts/new/{world.resident.person}").status_code == 404
    Appointment.objects.filter(person=world.grid_worker.person).update(until_on=date(2025, 2, 1))
    gone = f"/desk/accounts/new/{world.grid_worker.person}"
    assert administrator.post(gone, {"username": "wangge9"}).status_code == 404
    assert not Account.objects.filter(username="wangge9").exists()


def test_closing_asks_once_for_a_reason(administrator, clerk):
    client, account = clerk
    address = f"/desk/accounts/{account.pk}/closure"
    assert "停用后各处登录马上结束" in administrator.get(address).content.decode()
    assert administrator.post(address, {"reason": " "}).status_code == 422
    assert client.get("/desk/account").status_code == 200
    assert administrator.post(address, REASON).url == "/desk/accounts"
    assert client.get("/desk/account").status_code == 302
    assert Entry.objects.filter(kind="AccountClosed", subject_id=account.pk).count() == 1


def test_a_reset_password_is_shown_once(administrator, clerk):
    client, account = clerk
    shown = administrator.post(f"/desk/accounts/{account.pk}/password", REASON)
    account.refresh_from_db()
    assert account.check_password(shown.context["temporary"])
    assert client.get("/desk/account").status_code == 302


def test_nobody_closes_or_resets_his_own(administrator):
    own = Account.objects.get(person__appointments__post="system_administrator")
    for act in ("closure", "password"):
        shown = administrator.post(f"/desk/accounts/{own.pk}/{act}", REASON)
        assert shown.status_code == 422
        assert "你自己的账号" in shown.content.decode()


def test_residents_have_no_password_to_reset(administrator, world):
    phone_of(world.resident.person, "19900000001")
    account = Account.objects.get(phone__isnull=False)
    shown = administrator.post(f"/desk/accounts/{account.pk}/password", REASON)
    assert "不用密码登录" in shown.content.decode()


@pytest.mark.parametrize("post", ["security_administrator", "audit_administrator"])
def test_the_other_administrators_stay_outside(platform, clerk, post):
    client = desk_of(in_post(platform, post, ""))
    for address in (
        "/desk/accounts",
        "/desk/accounts/new",
        f"/desk/accounts/{clerk[1].pk}/closure",
    ):
        assert client.get(address).status_code == 403


def test_other_staff_and_residents_stay_outside(world, clerk):
    assert clerk[0].get("/desk/accounts").status_code == 403
    assert phone_of(world.resident.person, "19900000001").get("/desk/accounts").status_code == 403
    assert Client().get("/desk/accounts").status_code == 302


@pytest.mark.parametrize(
    ("post", "entries"),
    [
        ("system_administrator", ["账号", "留痕运行"]),
        ("security_administrator", ["解锁与第二验证"]),
        ("audit_administrator", ["留痕运行"]),
    ],
)
def test_each_administrator_finds_his_pages_in_one_group(platform, post, entries):
    shown = desk_of(in_post(platform, post, "")).get("/desk/account").content.decode()
    every = {"账号", "留痕运行", "解锁与第二验证"}
    assert "管理" in shown
    found = [label for label in every if f"<span>{label}</span>" in shown or f">{label}<" in shown]
    assert sorted(found) == sorted(entries)


def test_what_nobody_has_used_for_long_is_marked(administrator, clerk):
    _, account = clerk
    Account.objects.exclude(pk=account.pk).update(opened_at=datetime.now(UTC))
    assert administrator.get("/desk/accounts").context["stale"] == []
    Account.objects.filter(pk=account.pk).update(
        last_seen_at=datetime.now(UTC) - timedelta(days=91)
    )
    shown = administrator.get("/desk/accounts")
    assert shown.context["stale"] == [account.pk]
    assert "久未使用" in shown.content.decode()
