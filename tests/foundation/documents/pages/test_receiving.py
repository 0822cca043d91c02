"""收文 at the desk."""

from gongzhi.foundation.documents.models import ReceivedPaper
from tests.foundation.documents.office import received
from tests.foundation.files.factories import upload
from tests.portal.staff import browser

NEW = "/desk/documents/received/new"
GIVEN = {"sender": "住建局", "title": "关于检查的通知", "received_on": "2026-11-24"}


def test_a_paper_is_registered_with_its_scan(office):
    client = browser(office.drafter)
    client.post(NEW, GIVEN | {"scans": upload()})
    row = ReceivedPaper.objects.get()
    page = client.get(f"/desk/documents/received/{row.pk}")
    assert (row.text, len(page.context["files"])) == ("收文〔2026〕1号", 1)


def test_without_a_scan_it_is_asked_for_and_what_was_typed_stays(office):
    answer = browser(office.drafter).post(NEW, GIVEN)
    assert answer.context["form"].errors["scans"] == ["上传来文的扫描件或者照片"]
    assert 'value="住建局"' in answer.content.decode()


def test_it_is_closed_with_what_was_done(office):
    row, client = received(office), browser(office.drafter)
    client.post(f"/desk/documents/received/{row.pk}", {"result": "已函复"})
    page = client.get(f"/desk/documents/received/{row.pk}")
    assert (page.context["form"], page.context["facts"][-1].value) == (None, "已函复")


def test_what_another_body_received_does_not_exist(office):
    row = received(office)
    answer = browser(office.world.secretary).get(f"/desk/documents/received/{row.pk}")
    assert answer.status_code == 404


def test_the_sheet_goes_out(office):
    received(office)
    answer = browser(office.drafter).get("/desk/documents/received/export")
    assert "spreadsheetml" in answer.headers["Content-Type"]
    answer.close()
