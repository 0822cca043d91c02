"""Residents at their phones."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from gongzhi.cases.commands import check, contact, leg
from gongzhi.cases.models import Case
from gongzhi.cases.vocabulary import Channel, CheckWay
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.parties.models import Person
from tests.cases.world import MONDAY, reported, settled


def phone_of(person, number):
    """The browser of a resident who signed in by phone."""
    account = Account.objects.create(
        kind=AccountKind.RESIDENT, username=None, phone=number, opened_at=MONDAY
    )
    if person is not None:
        Person.objects.filter(pk=person).update(account=account)
    client = Client()
    client.force_login(account)
    return client


def picture(name="a.jpg", colour=0):
    content = io.BytesIO()
    Image.new("RGB", (64, 48), (20 * colour, 120, 90)).save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


def program(name="lift.jpg"):
    return SimpleUploadedFile(name, b"MZ" + bytes(400), "image/jpeg")


@pytest.fixture(autouse=True)
def kept_apart(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        },
    }


@pytest.fixture
def lee(world):
    return phone_of(world.resident.person, "19900000001")


@pytest.fixture
def chou(world):
    return phone_of(world.neighbour.person, "19900000002")


@pytest.fixture
def case(world):
    return reported(world)


@pytest.fixture
def awaiting(world):
    """Handled, checked, and waiting for its reporter's answer."""
    return waiting(world)


def waiting(world):
    case = reported(world)
    worker, now = world.worker, MONDAY
    leg.take_up_leg(case.code, actor=worker, now=now)
    contact.contact_reporter(
        case.code, channel=Channel.VISIT, reply="下午到", actor=worker, now=now
    )
    leg.finish_leg(
        case.code, result="换了导靴，试运行正常", before=None, after=None, actor=worker, now=now
    )
    check.pass_check(
        case.code, finding="不响了", way=CheckWay.ON_SITE, actor=world.grid_worker, now=now
    )
    return settled(Case.objects.get(pk=case.pk))


class Form:
    """The report form as a browser fills it in."""

    def __init__(self, client, place="LIFT1"):
        page = client.get("/m/reports/new", {"place": place})
        self.client, self.place = client, place
        self.draft = page.context["draft"]

    def send(self, **given):
        filled = {
            "draft": self.draft,
            "place": self.place,
            "text": "电梯到 8 楼会晃",
            "is_shielded": "on",
            **given,
        }
        return self.client.post(
            "/m/reports/new", {k: v for k, v in filled.items() if v is not None}
        )


@pytest.fixture
def form():
    return Form


@pytest.fixture
def stranger(world):
    return Client()
