"""One paper at the desk: what it looks like, what may be done, and by whom."""

import pytest

from gongzhi.foundation.documents.models import Document
from tests.foundation.documents.office import (
    LETTER,
    delivered,
    drafted,
    reviewed,
    sent,
    signed,
    stamped,
    submitted,
)
from tests.foundation.files.factories import upload
from tests.portal.staff import browser

HOME = "/desk/documents"


def offered(client, document):
    page = client.get(f"{HOME}/{document.pk}")
    return {power.label: power.why_not for power in page.context["powers"]}


def posted(client, document, noun, **given):
    return client.post(f"{HOME}/{document.pk}/{noun}", given)


def test_each_sees_what_he_can_do_and_why_not(office):
    document = submitted(office)
    assert offered(browser(office.keeper), document) == {
        "审核通过": "", "退回修改": "", "作废": "",
    }  # fmt: skip
    assert offered(browser(office.director), document)["审核通过"] == ""
    wrote = offered(browser(office.drafter), document)
    assert wrote["审核通过"] == "稿件有你拟写或者修改的部分，按规定由别人审核"


def test_the_text_stands_as_it_will_look(office):
    page = browser(office.drafter).get(f"{HOME}/{signed(office).pk}").content.decode()
    for words in ("涌街办函〔2026〕1号", "蜀澜物业服务有限公司：", "2026年11月24日", "附件："):
        assert words in page


def test_what_will_happen_is_asked_once(office):
    document, client = reviewed(office), browser(office.director)
    question = posted(client, document, "signature").context["question"]
    assert question.effects[0] == "编号 涌街办函〔2026〕1号（有人先签发则顺延）。"
    posted(client, document, "signature", confirmed="1")
    assert Document.objects.get(pk=document.pk).number.text == "涌街办函〔2026〕1号"


def test_an_act_out_of_turn_is_refused_before_anything_is_typed(office):
    document = drafted(office)
    answer = browser(office.director).get(f"{HOME}/{document.pk}/signature")
    assert (answer.status_code, answer.context["words"]) == (
        409, "这份公文现在是“拟稿”，不能“签发”",
    )  # fmt: skip


def test_the_scan_comes_with_the_seal(office):
    document, client = signed(office), browser(office.drafter)
    bare = posted(client, document, "stamp", stamped_on="2026-11-24")
    assert bare.context["form"].errors["scan"] == [
        "上传盖章后的扫描件或者照片，它就是以后查考的原件"
    ]
    posted(client, document, "stamp", stamped_on="2026-11-24", scan=upload())
    page = client.get(f"{HOME}/{document.pk}")
    assert (page.context["state"], bool(page.context["scan"].thumb)) == ("待送达", True)


def test_a_form_that_comes_back_keeps_what_was_uploaded(office):
    document, client = signed(office), browser(office.drafter)
    wrong = posted(client, document, "stamp", stamped_on="2026-11-25", scan=upload())
    assert (wrong.status_code, len(wrong.context["kept"])) == (422, 1)
    posted(client, document, "stamp", stamped_on="2026-11-24")
    assert Document.objects.get(pk=document.pk).state == "stamped"


def test_a_delivery_is_begun_and_proven_with_its_photo(office):
    document, client = stamped(office), browser(office.drafter)
    posted(client, document, "delivery", way="in_person", recipient="蜀澜物业")
    number = document.deliveries.get().pk
    address = f"deliveries/{number}/proof"
    given = {"signed_by": "何某", "delivered_on": "2026-11-24", "proof": upload()}
    asked = posted(client, document, address, **given)
    assert asked.context["question"].effects[0] == "送达日期 2026年11月24日，以此计算对方的期限。"
    del given["proof"]
    posted(client, document, address, **given, confirmed="1")
    assert Document.objects.get(pk=document.pk).state == "delivered"


@pytest.mark.parametrize("way", ["mail", "electronic", "left", "notice"])
def test_what_a_way_asks_for_is_refused_beside_its_field(office, way):
    document, client = stamped(office), browser(office.drafter)
    answer = posted(client, document, "delivery", way=way, recipient="蜀澜物业")
    wanted = {"mail": "tracking", "electronic": "consent", "left": "reason", "notice": "reason"}
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [wanted[way]])


def test_a_failed_delivery_says_why(office):
    document, delivery = sent(office)
    client = browser(office.drafter)
    posted(client, document, f"deliveries/{delivery.pk}/failure", why="查无此人")
    delivery.refresh_from_db()
    assert (delivery.state, delivery.failure) == ("failed", "查无此人")


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_a_paper_goes_out_in_two_forms_and_is_kept_once_signed(office, form, begins):
    client, address = browser(office.drafter), "/desk/documents/{}/paper.{}"
    draft = client.get(address.format(drafted(office).pk, form))
    kept = client.get(address.format(signed(office).pk, form))
    assert draft.content.startswith(begins)
    assert kept.getvalue().startswith(begins)
    kept.close()


def test_every_version_is_there_to_read(office):
    document, client = drafted(office), browser(office.drafter)
    changed = LETTER | {"body": "另写一段。"}
    client.post(f"{HOME}/{document.pk}/revision", changed)
    old, new = (client.get(f"{HOME}/{document.pk}/versions/{n}").content.decode() for n in (1, 2))
    assert ("另写一段。" in old, "另写一段。" in new) == (False, True)


def test_a_number_nobody_has_and_a_foreign_delivery_do_not_exist(office):
    document, client = delivered(office), browser(office.drafter)
    for address in (f"{HOME}/99999999", f"{HOME}/{document.pk}/versions/9",
                    f"{HOME}/{document.pk}/nothing", f"{HOME}/{document.pk}/deliveries/1/proof",
                    f"{HOME}/new/nothing"):  # fmt: skip
        assert client.get(address).status_code == 404
