import pytest
from django.test import Client

from gongzhi.foundation.access import current
from gongzhi.foundation.access.current import Standing
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.foundation.duties.models import CalendarYear
from gongzhi.foundation.duties.vocabulary import DutyPower
from gongzhi.kernel.calendar import Span, Unit
from tests.counting import counted
from tests.foundation.duties.factories import MONDAY, a_duty
from tests.kernel.calendars import at

pytestmark = pytest.mark.django_db
PAGE = "/desk/calendar/2027"
ENTRY = {
    "source": "国务院办公厅关于2027年部分节假日安排的通知",
    "text": "元旦：1月1日至3日放假调休，共3天。1月9日（周六）上班。",
}
KEEPER = frozenset({DutyPower.CALENDAR})


@pytest.fixture
def signed_in(monkeypatch):
    known = {}
    monkeypatch.setitem(current._provider, "posts", lambda account: known.get(account, ()))

    def sign_in(powers=KEEPER):
        account = Account.objects.create(
            kind=AccountKind.STAFF, username="a", opened_at=MONDAY, password_changed_at=MONDAY
        )
        standing = Standing(person=7, appointment=70, organisation=5, powers=powers)
        known[account.pk] = (standing,)
        client = Client()
        client.force_login(account)
        return client

    return sign_in


def test_a_shipped_year_is_shown_with_its_source(signed_in):
    page = signed_in().get("/desk/calendar/2026").content.decode()

    assert "国务院办公厅关于2026年部分节假日安排的通知" in page
    assert "2月15日（周日）至2月23日（周一）" in page
    assert "尚未录入" not in page


def test_a_year_without_data_is_said_loudly_with_the_duties_that_wait_for_it(signed_in):
    a_duty(now=at("2026-12-30 10:00"), span=Span(3, Unit.WORKING_DAYS))

    page = signed_in().get(PAGE)

    assert "这一年的节假日安排尚未录入" in page.content.decode()
    assert page.context["supposed"] == 1


def test_what_was_read_is_asked_about_once_before_it_counts(signed_in):
    client = signed_in()

    asked = client.post(f"{PAGE}/arrangement", ENTRY)

    assert "1月1日（周五）至1月3日（周日）放假" in asked.content.decode()
    assert not CalendarYear.objects.exists()

    asked_again = asked.context["form"].cleaned_data | {"confirmed": "1"}
    entered = client.post(f"{PAGE}/arrangement", asked_again, follow=True)

    assert CalendarYear.objects.get().source == ENTRY["source"]
    assert "本地录入" in entered.content.decode()


def test_what_cannot_be_read_is_told_beside_the_field_and_stays_typed(signed_in):
    page = signed_in().post(f"{PAGE}/arrangement", ENTRY | {"text": "元旦：1月1日至3日放假，共4天"})

    assert page.status_code == 422
    assert page.context["form"].errors == {"text": ["第 1 行：起止日期是 3 天，后面写的是 共4天"]}
    assert "1月1日至3日放假，共4天" in page.content.decode()


def test_without_the_power_a_year_is_read_but_not_entered(signed_in):
    client = signed_in(powers=frozenset())

    assert "读取并核对" not in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}/arrangement", ENTRY).status_code == 403


def test_the_calendar_opens_on_this_year(signed_in):
    assert signed_in().get("/desk/calendar/").url.startswith("/desk/calendar/20")


def test_a_year_nobody_counts_in_is_not_found(signed_in):
    assert signed_in().get("/desk/calendar/1492").status_code == 404


def test_the_page_costs_the_same_whatever_it_shows(signed_in):
    client = signed_in()
    client.get("/desk/calendar/2026")  # the first visit also writes the session
    with counted() as queries:
        client.get("/desk/calendar/2026")
    assert queries.number <= 10
