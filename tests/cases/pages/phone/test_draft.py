"""Not signed in: what was typed waits for the phone to be proven, and goes once."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from gongzhi.cases.models import Case, ReportDraft
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.foundation.files.queries import files_of
from gongzhi.kernel.ref import Ref
from gongzhi.parties.models import Person
from tests.cases.pages.phone.conftest import picture
from tests.cases.world import MONDAY


def kept(stranger, form, **given):
    """The address of the page that waits behind the sign-in."""
    answer = form(stranger).send(**given)
    assert answer.status_code == 302
    assert answer.url.startswith("/m/sign-in?next=%2Fm%2Freports%2Fdrafts%2F")
    return f"/m/reports/drafts/{ReportDraft.objects.get().token}"


def signed_in(stranger):
    """The same browser, once its phone is proven: the session's key changes, what it holds not."""
    account = Account.objects.create(
        kind=AccountKind.RESIDENT, username=None, phone="19900000099", opened_at=MONDAY
    )
    stranger.force_login(account)
    return stranger


def test_a_stranger_is_sent_to_sign_in_and_nothing_is_reported_yet(stranger, form):
    kept(stranger, form)
    assert Case.objects.count() == 0
    assert ReportDraft.objects.get().text == "电梯到 8 楼会晃"


def test_what_is_wrong_is_said_before_the_sign_in(stranger, form):
    page = form(stranger).send(text="")
    assert page.status_code == 422
    assert ReportDraft.objects.count() == 0


def test_after_the_sign_in_one_button_is_left(stranger, form):
    address = kept(stranger, form, photos=[picture()])
    new = signed_in(stranger)
    page = new.get(address)
    assert page.context["draft"].text == "电梯到 8 楼会晃"
    assert len(page.context["photos"]) == 1
    answer = new.post(address)
    case = Case.objects.get()
    assert answer.url == f"/m/reports/{case.code}"
    assert len(files_of(Ref("case", case.pk), "report")) == 1


def test_through_the_pages_of_the_sign_in_it_is_handed_in(stranger, form, settings):
    settings.DEMONSTRATION = True
    address = kept(stranger, form, photos=[picture()])
    stranger.post(f"/m/sign-in?next={address}", {"phone": "19900000098"})
    code = stranger.session["demonstration_code"]
    stranger.post(f"/m/sign-in/code?next={address}", {"code": code})
    assert len(stranger.get(address).context["photos"]) == 1
    assert stranger.post(address).url == f"/m/reports/{Case.objects.get().code}"


def test_whoever_signs_in_for_the_first_time_becomes_a_person(stranger, form):
    address = kept(stranger, form)
    signed_in(stranger).post(address)
    person = Person.objects.get(account=Account.objects.get())
    assert (person.phone, Case.objects.get().reporters.get().person_id) == (
        "19900000099",
        person.pk,
    )


def test_sent_from_two_tabs_it_becomes_one_case(stranger, form):
    address = kept(stranger, form)
    new = signed_in(stranger)
    assert new.post(address).url == new.post(address).url
    assert Case.objects.count() == 1


def test_the_photos_can_be_looked_at_again_after_the_sign_in(stranger, form):
    address = kept(stranger, form, photos=[picture()])
    new = signed_in(stranger)
    photo = new.get(address).context["photos"][0]
    assert new.get(photo.thumb).getvalue()[8:12] == b"WEBP"
    assert Client().get(photo.thumb).status_code == 404


def test_it_can_still_be_changed(stranger, form):
    address = kept(stranger, form, photos=[picture()])
    token = ReportDraft.objects.get().token
    new = signed_in(stranger)
    new.get(address)
    page = new.get("/m/reports/new", {"draft": token})
    assert page.context["form"].initial["text"] == "电梯到 8 楼会晃"
    assert len(page.context["kept"]) == 1


def test_without_signing_in_the_draft_is_not_shown(stranger, form):
    address = kept(stranger, form)
    assert Client().get(address).url == f"/m/sign-in?next={address.replace('/', '%2F')}"


def test_who_only_knows_the_number_finds_no_draft_and_no_photos(stranger, lee, form):
    address = kept(stranger, form, photos=[picture()])
    number = ReportDraft.objects.get().token
    photo = files_of(Ref("draft", int(number)))[0].thumbnail_url
    assert [lee.get(address).status_code, lee.post(address).status_code] == [404, 404]
    assert lee.get("/m/reports/new", {"draft": number}).url == "/m/reports/place"
    assert [each.get(photo).status_code for each in (lee, Client())] == [404, 404]
    assert stranger.get(photo).getvalue()[8:12] == b"WEBP"
    assert Case.objects.count() == 0


def test_once_its_owner_signed_in_it_is_his_on_any_telephone_and_nobody_elses(stranger, lee, form):
    address = kept(stranger, form, photos=[picture()])
    assert signed_in(stranger).get(address).status_code == 200
    other = Client()
    other.force_login(Account.objects.get(pk=stranger.session[SESSION_KEY]))
    assert len(other.get(address).context["photos"]) == 1
    code = other.post(address).url.rpartition("/")[2]
    assert lee.get(address).status_code == 404
    assert Case.objects.get().code == code


def test_a_form_under_anothers_number_takes_nothing_of_it(stranger, lee, form):
    kept(stranger, form, photos=[picture()])
    mine = form(lee)
    mine.draft = int(ReportDraft.objects.get().token)
    page = mine.send(text="南门道闸坏了")
    assert (page.status_code, page.context["kept"], Case.objects.count()) == (422, [], 0)
    assert "南门道闸坏了" in page.content.decode()
    mine.draft = page.context["draft"]
    assert mine.send(text="南门道闸坏了").status_code == 302
    assert ReportDraft.objects.filter(case_code="").get().text == "电梯到 8 楼会晃"


def test_a_draft_that_is_gone_says_so(lee):
    assert lee.get("/m/reports/drafts/12345").status_code == 404
    assert "已经过期" in lee.get("/m/reports/drafts/12345").content.decode()


@pytest.mark.parametrize(
    ("address", "status"), [("/m/reports/new", 302), ("/m/reports/place", 200)]
)
@pytest.mark.usefixtures("world")
def test_a_draft_whose_number_is_none_is_no_draft(client, address, status):
    assert client.get(address, {"draft": "²"}).status_code == status
