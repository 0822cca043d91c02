"""A letter on its way: drafted, reviewed, signed with its number, stamped, delivered with proof."""

import pytest

from gongzhi.foundation.documents.commands import set_prefix
from gongzhi.foundation.documents.models import Delivery, Document
from gongzhi.foundation.documents.vocabulary import DocumentKind
from gongzhi.foundation.files.queries import files_of
from gongzhi.foundation.journal.models import Undelivered
from tests.browser.conftest import DESK
from tests.browser.steps import picture
from tests.browser.test_faces import looked_at
from tests.cases.world import MONDAY, STREET, in_post
from tests.crash.running import until
from tests.foundation.documents.office import build_office, received, sent

pytestmark = pytest.mark.browser


def drafted(office):
    office.go("/desk/documents/new/letter")
    office.write("主送", "蜀澜物业")
    office.write("事由", "商请检修电梯")
    office.write("正文", "请于12月5日前检修，并将结果函复。")
    office.reads("关于商请检修电梯的函")
    office.press("存为草稿")
    return Document.objects.get().pk


def done(visitor, number, noun, button, confirmed=""):
    visitor.go(f"/desk/documents/{number}/{noun}")
    visitor.press(button)
    if confirmed:
        visitor.press(confirmed)


def carried(field, number):
    """On a phone: begun, then the receipt photographed."""
    field.go("/w/documents/")
    field.go(f"/w/documents/{number}/delivery")
    field.pick("当面送达")
    field.press("开始送达")
    field.go(f"/w/documents/{number}/deliveries/{Delivery.objects.get().pk}/proof")
    field.write("签收人", "何某")
    field.attach("proof", picture(60))
    field.press("登记送达回证")
    field.reads("以此计算对方的期限")
    field.press("确认登记")
    field.reads("这一份算送达")


def test_a_letter_goes_from_draft_to_proof(world, house):
    set_prefix(DocumentKind.LETTER, "涌街办函", actor=world.dispatcher, now=MONDAY)
    director = in_post(world.street, "street_director", STREET)
    office, chief = house.visit(world.dispatcher, size=DESK), house.visit(director, size=DESK)
    number = drafted(office)
    done(office, number, "submission", "送审", "确认送审")
    done(chief, number, "review", "审核通过", "确认审核通过")
    done(chief, number, "signature", "签发", "确认签发")
    chief.reads("涌街办函〔")

    office.go(f"/desk/documents/{number}/stamp")
    office.attach("scan", picture(200))
    office.press("登记用印")
    office.reads("已登记用印，可以送达")
    carried(house.visit(world.dispatcher), number)

    assert until(lambda: not Undelivered.objects.exists())
    document = Document.objects.get(pk=number)
    assert (document.state, document.number.sequence) == ("delivered", 1)
    purposes = [file.purpose for file in files_of(document.ref)]
    assert sorted(purposes) == ["documents.docx", "documents.pdf", "documents.scan"]
    office.go(f"/desk/documents/{number}")
    office.reads("1 / 1 份有凭证")


@pytest.fixture
def shared_files(settings, var):
    """What this process stores lies where the product's own processes look for it."""
    backend = "django.core.files.storage.FileSystemStorage"
    kept = {"BACKEND": backend, "OPTIONS": {"location": str(var / "files")}}
    settings.STORAGES = {**settings.STORAGES, "default": kept}


@pytest.mark.usefixtures("shared_files")
def test_pages_of_papers_are_as_wide_as_their_screens(world, house):
    office = build_office(world)
    document, delivery = sent(office)
    paper = received(office)
    desk, home = house.visit(world.dispatcher, size=DESK), "/desk/documents"
    more = ("/", "/?shelf=all", "/new", "/new/rectification", "/numbers", "/received/",
            "/received/new", f"/received/{paper.pk}")  # fmt: skip
    number, proof = document.pk, f"deliveries/{delivery.pk}/proof"
    own = (f"/{number}", f"/{number}/delivery", f"/{number}/versions/1", f"/{number}/{proof}")
    looked_at(desk, [f"{home}{each}" for each in (*more, *own)])
    field = ("/w/documents/", f"/w/documents/{number}", f"/w/documents/{number}/{proof}")
    looked_at(house.visit(world.dispatcher), field, (320,))
