"""送达 on the staff's phone."""

from gongzhi.foundation.documents.models import Document
from tests.foundation.documents.office import sent, signed, stamped
from tests.foundation.files.factories import upload
from tests.portal.staff import browser


def test_what_is_stamped_waits_to_be_carried(office):
    signed(office)
    document, _ = sent(office)
    stamped(office, matter="清理楼道")
    rows = browser(office.drafter).get("/w/documents/").context["rows"]
    assert [(row.title, row.go) for row in rows] == [
        (document.title, "送达中"),
        ("关于清理楼道的函", "待送达"),
    ]
    assert rows[0].note == "涌街办函〔2026〕2号，等蜀澜物业服务有限公司的凭证"


def test_a_receipt_is_photographed_and_entered(office):
    document, delivery = sent(office)
    client = browser(office.drafter)
    address = f"/w/documents/{document.pk}/deliveries/{delivery.pk}/proof"
    given = {"signed_by": "何某", "delivered_on": "2026-11-24"}
    asked = client.post(address, given | {"proof": upload()})
    assert asked.context["question"].verb == "确认登记"
    answer = client.post(address, given | {"confirmed": "1"})
    assert answer.url == f"/w/documents/{document.pk}"
    assert Document.objects.get(pk=document.pk).state == "delivered"


def test_a_duty_leads_to_its_page_on_the_phone(office):
    document = stamped(office)
    page = browser(office.drafter).get("/w/").content.decode()
    assert f'href="/w/documents/{document.pk}"' in page
    assert browser(office.drafter).get(f"/w/documents/{document.pk}").status_code == 200
