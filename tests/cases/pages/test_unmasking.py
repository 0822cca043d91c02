"""The reporter's name and number: masked, in clear for a quarter of an hour, told to him."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from gongzhi.cases.models import Reporter
from gongzhi.foundation.access.models import Unmasking
from gongzhi.foundation.access.unmasking import unmask
from gongzhi.foundation.access.vocabulary import UnmaskField
from gongzhi.foundation.journal.dispatching import drain
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.notify.queries import inbox
from gongzhi.kernel.errors import NotPermitted
from gongzhi.kernel.ref import Ref
from tests.cases.commands.steps import joined
from tests.cases.pages.phone.conftest import phone_of
from tests.cases.pages.staff import desk_of
from tests.cases.world import COMMUNITY, MONDAY, STREET, in_post, reported

NAME, PHONE = "李雅芳", "19900000001"
REASON = {"reason_code": "contact", "reason": "约定上门时间"}


@pytest.fixture
def case(world):
    return reported(world)


@pytest.fixture
def desk(world):
    return desk_of(world.dispatcher)


def page(client, case):
    return client.get(f"/desk/cases/{case.code}").content.decode()


def asks(client, world, field="phone", **change):
    return client.post(f"/desk/unmask/person/{world.resident.person}/{field}", {**REASON, **change})


def may_not(actor, world):
    able = replace(actor, account=1, powers=actor.powers | {"access.unmask"})
    with pytest.raises(NotPermitted, match="辖区"):
        unmask(Ref("person", world.resident.person), "phone", actor=able, now=MONDAY, **REASON)


def test_name_and_number_are_masked_and_can_be_asked_for(desk, world, case):
    shown = page(desk, case)
    assert "199****0001" in shown
    assert PHONE not in shown
    assert NAME not in shown
    for field in ("name", "phone"):
        assert f"/desk/unmask/person/{world.resident.person}/{field}?next=" in shown


def test_two_reporters_are_told_apart_by_their_marks(desk, world, case):
    mark = '<span class="label label-fill">{}</span>'
    alone = page(desk, case)
    joined(case, world)
    both = page(desk, case)
    shown = [[text.count(mark.format(one)) for one in ("首报", "随报")] for text in (alone, both)]
    assert shown == [[0, 0], [1, 1]]


def test_the_forms_are_folded_until_they_are_wanted(desk, case):
    shown = page(desk, case)
    summaries = re.findall(r'<details class="fold">\s*<summary>(.+?)</summary>', shown)
    asked = (UnmaskField.NAME, UnmaskField.PHONE)
    assert summaries == [f"查看完整的{field.label}" for field in asked]


def test_with_a_reason_what_was_asked_for_is_in_clear_and_the_rest_is_not(desk, world, case):
    assert asks(desk, world).status_code == 302
    shown = page(desk, case)
    assert PHONE in shown
    assert NAME not in shown
    asks(desk, world, "name")
    assert NAME in page(desk, case)


def test_the_heading_does_not_call_masked_what_is_in_clear(desk, world, case):
    said = []
    for field in ("phone", "name"):
        said.append([words in page(desk, case) for words in ("已遮蔽", "部分遮蔽")])
        asks(desk, world, field)
    said.append([words in page(desk, case) for words in ("已遮蔽", "部分遮蔽")])
    assert said == [[True, False], [False, True], [False, False]]


def test_without_a_reason_nothing_is_shown(desk, world, case):
    asks(desk, world, reason=" ")
    assert PHONE not in page(desk, case)
    assert not Unmasking.objects.exists()


def test_after_a_quarter_of_an_hour_it_is_masked_again(desk, world, case):
    asks(desk, world)
    for row in Unmasking.objects.all():
        earlier = timedelta(minutes=15)
        Unmasking.objects.update(at=row.at - earlier, until_at=row.until_at - earlier)
    assert PHONE not in page(desk, case)


def test_a_colleagues_look_shows_me_nothing(desk, world, case):
    asks(desk, world)
    assert PHONE not in page(desk_of(world.secretary), case)


@pytest.mark.parametrize("post", ["community_worker", "community_secretary", "grid_worker"])
def test_who_contacts_reporters_can_ask_for_the_number_at_a_desk_and_out_of_doors(
    world, case, post
):
    browser = desk_of(in_post(world.committee, post, COMMUNITY))
    asked = f"/desk/unmask/person/{world.resident.person}/phone?next="
    for address in (f"/desk/cases/{case.code}", f"/w/cases/{case.code}"):
        assert asked in browser.get(address).content.decode()
    assert asks(browser, world).status_code == 302
    for address in (f"/desk/cases/{case.code}", f"/w/cases/{case.code}"):
        assert PHONE in browser.get(address).content.decode()


def test_a_company_never_sees_it(world, case):
    Reporter.objects.update(is_shielded=False)
    company = desk_of(world.worker)
    assert asks(company, world).status_code == 403
    shown = page(company, case)
    assert "199****0001" in shown
    assert PHONE not in shown
    assert "/desk/unmask/" not in shown
    may_not(replace(world.worker, territory=(STREET,)), world)


def test_another_street_does_not_see_it(world, case):
    may_not(in_post(world.street, "street_dispatcher", "310112103"), world)


def test_it_is_recorded_and_the_reporter_is_told_who_and_why(desk, world, case):
    asks(desk, world)
    drain(200)
    entry = Entry.objects.get(kind="Unmasked")
    assert (entry.subject_kind, entry.subject_id) == ("person", world.resident.person)
    line = inbox(world.resident.person, as_staff=False).lines[0]
    assert line.title == "有人查看了你的手机号"
    assert line.text == (
        "涌泉街道办 督办专员查看了你完整的手机号。理由：联系当事人办理诉求，约定上门时间"
    )


def test_every_look_is_a_line_of_its_own(desk, world, case):
    asks(desk, world)
    asks(desk, world, "name")
    drain(200)
    titles = [line.title for line in inbox(world.resident.person, as_staff=False).lines]
    assert titles[:2] == ["有人查看了你的姓名", "有人查看了你的手机号"]


def test_the_reporters_own_page_says_whether_anybody_looked(desk, world, case):
    lee = phone_of(world.resident.person, PHONE)
    own = f"/m/reports/{case.code}"
    assert "至今无人查看我的完整姓名和电话" in lee.get(own).content.decode()
    asks(desk, world)
    assert "涌泉街道办 督办专员查看了手机号" in lee.get(own).content.decode()
