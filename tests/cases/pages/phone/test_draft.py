"""Not signed in: what was typed waits for the phone to be proven, and goes once."""

import pytest
from django.test import Client

from gongzhi.cases.models import Case, ReportDraft
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.files.queries import files_of
from gongzhi.kernel.ref import Ref
from gongzhi.parties.models import Person
from tests.cases.pages.phone.conftest import phone_of, picture


def kept(stranger, form, **given):
    """The address of the page that waits behind the sign-in."""
    answer = form(stranger).send(**given)
    assert answer.status_code == 302
    assert answer.url.startswith("/m/sign-in?next=%2Fm%2Freports%2Fdrafts%2F")
    return f"/m/reports/drafts/{ReportDraft.objects.get().token}"


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
    new = phone_of(None, "19900000099")
    page = new.get(address)
    assert page.context["draft"].text == "电梯到 8 楼会晃"
    assert len(page.context["photos"]) == 1
    answer = new.post(address)
    case = Case.objects.get()
    assert answer.url == f"/m/reports/{case.code}"
    assert len(files_of(Ref("case", case.pk), "report")) == 1


def test_whoever_signs_in_for_the_first_time_becomes_a_person(stranger, form):
    address = kept(stranger, form)
    phone_of(None, "19900000099").post(address)
    person = Person.objects.get(account=Account.objects.get())
    assert (person.phone, Case.objects.get().reporters.get().person_id) == (
        "19900000099",
        person.pk,
    )


def test_sent_from_two_tabs_it_becomes_one_case(stranger, form):
    address = kept(stranger, form)
    new = phone_of(None, "19900000099")
    assert new.post(address).url == new.post(address).url
    assert Case.objects.count() == 1


def test_the_photos_can_be_looked_at_again_after_the_sign_in(stranger, form):
    address = kept(stranger, form, photos=[picture()])
    new = phone_of(None, "19900000099")
    photo = new.get(address).context["photos"][0]
    assert new.get(photo.thumb).getvalue()[8:12] == b"WEBP"
    assert Client().get(photo.thumb).status_code == 404


def test_it_can_still_be_changed(stranger, form):
    address = kept(stranger, form, photos=[picture()])
    token = ReportDraft.objects.get().token
    new = phone_of(None, "19900000099")
    new.get(address)
    page = new.get("/m/reports/new", {"draft": token})
    assert page.context["form"].initial["text"] == "电梯到 8 楼会晃"
    assert len(page.context["kept"]) == 1


def test_without_signing_in_the_draft_is_not_shown(stranger, form):
    address = kept(stranger, form)
    assert Client().get(address).url == f"/m/sign-in?next={address.replace('/', '%2F')}"


def test_a_draft_that_is_gone_says_so(lee):
    assert lee.get("/m/reports/drafts/12345").status_code == 404
    assert "已经过期" in lee.get("/m/reports/drafts/12345").content.decode()


@pytest.mark.parametrize(
    ("address", "status"), [("/m/reports/new", 302), ("/m/reports/place", 200)]
)
@pytest.mark.usefixtures("world")
def test_a_draft_whose_number_is_none_is_no_draft(client, address, status):
    assert client.get(address, {"draft": "²"}).status_code == status
