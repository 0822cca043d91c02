"""A draft from its template: what is missing, and the paper beside the form."""

from gongzhi.foundation.documents.models import Document
from tests.foundation.documents.office import LETTER, drafted, submitted
from tests.portal.staff import browser

NEW = "/desk/documents/new/letter"


def test_a_draft_is_kept_and_shown(office):
    answer = browser(office.drafter).post(NEW, LETTER)
    made = Document.objects.get()
    assert (answer.url, made.title) == (f"/desk/documents/{made.pk}", "关于商请检修2栋电梯的函")


def test_every_missing_field_is_named_and_nothing_typed_is_lost(office):
    answer = browser(office.drafter).post(NEW, {"recipient": "蜀澜物业", "matter": "", "body": " "})
    assert answer.status_code == 422
    assert dict(answer.context["form"].errors) == {
        "matter": ["还没有填“事由”"],
        "body": ["还没有填“正文”"],
    }
    assert 'value="蜀澜物业"' in answer.content.decode()


def test_looking_at_it_keeps_nothing(office):
    answer = browser(office.drafter).post(NEW, {"matter": "检修电梯", "look": "1"})
    page = answer.content.decode()
    assert (answer.status_code, Document.objects.count()) == (200, 0)
    assert "关于检修电梯的函" in page
    assert "【正文】" in page


def test_the_sketch_beside_the_form_follows_it(office):
    page = browser(office.drafter).post(f"{NEW}/sketch", {"matter": "<b>电梯"}).content.decode()
    assert "关于&lt;b&gt;电梯的函" in page
    assert "【主送】" in page


def test_what_was_sent_for_review_is_not_changed(office):
    document, client = submitted(office), browser(office.drafter)
    client.post(f"/desk/documents/{document.pk}/revision", LETTER | {"body": "改过"})
    document.refresh_from_db()
    assert document.version == 1


def test_a_revision_begins_with_what_was_written(office):
    page = browser(office.drafter).get(f"/desk/documents/{drafted(office).pk}/revision")
    assert page.context["form"].values() == LETTER
