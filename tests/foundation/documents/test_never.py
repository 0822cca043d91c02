"""What must never be, refused by the database itself."""

import pytest

from gongzhi.foundation.documents.models import (
    Delivery,
    Document,
    DocumentNumber,
    NumberPrefix,
    ReceivedPaper,
    Series,
)
from gongzhi.foundation.documents.vocabulary import DocumentKind
from tests.foundation.documents.office import (
    MORNING,
    TODAY,
    delivered,
    drafted,
    received,
    sent,
    signed,
    stamped,
)
from tests.refusals import refused


def changed(row, **fields):
    return refused(lambda: type(row).objects.filter(pk=row.pk).update(**fields))


@pytest.mark.parametrize(
    ("far", "fields", "constraint"),
    [
        (drafted, {"state": "signed"}, "document_issued_with_a_number"),
        (drafted, {"signed_at": MORNING}, "document_numbered_when_signed"),
        (signed, {"state": "stamped"}, "document_goes_out_stamped"),
        (signed, {"state": "draft"}, "document_numbered_when_signed"),
        (drafted, {"state": "void"}, "document_void_with_a_reason"),
        (drafted, {"state": "lost"}, "document_state_is_known"),
        (drafted, {"about_id": 7}, "document_about_one_matter"),
        (signed, {"share_token": "a", "shared_at": MORNING}, "document_shared_when_stamped"),
        (stamped, {"state": "delivered"}, "documents_delivered_with_proof"),
    ],
)
def test_a_paper_never_goes_ahead_of_its_steps(office, far, fields, constraint):
    assert changed(far(office), **fields) == constraint


def test_no_two_papers_bear_one_number(office):
    first, second = signed(office), signed(office)
    assert changed(second, number=first.number) == "documents_document_number_id_key"


def numbered(series, sequence):
    return DocumentNumber.objects.create(
        series=series, sequence=sequence, text="x", given_at=MORNING,
        county_code="510115", region_code="510115003000",
    )  # fmt: skip


def test_a_number_is_given_in_its_turn_and_stands_for_good(office):
    number = signed(office).number
    series = number.series
    assert refused(lambda: numbered(series, 3)) == "documents_number_in_turn"
    assert refused(lambda: numbered(series, 1)) == "number_once_in_a_series"
    assert changed(number, sequence=9) == "documents_number_for_good"
    gone = DocumentNumber.objects.filter(pk=number.pk)
    assert refused(lambda: gone._raw_delete("default")) == "documents_number_for_good"


def test_a_series_neither_jumps_nor_goes_back(office):
    series = signed(office).number.series
    assert changed(series, last=5) == "documents_series_one_by_one"
    assert changed(series, last=0) == "documents_series_one_by_one"
    assert changed(series, year=1999) == "series_year_is_spoken_of"


def test_a_kind_has_one_prefix_in_a_body(office):
    def second():
        NumberPrefix.objects.create(
            organisation=office.id, kind=DocumentKind.LETTER, prefix="另", set_at=MORNING,
            county_code="510115", region_code="510115003000",
        )  # fmt: skip

    assert refused(second) == "prefix_once_for_a_kind"


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"state": "proven"}, "delivery_delivered_with_proof"),
        ({"delivered_on": TODAY}, "delivery_delivered_with_proof"),
        ({"state": "failed"}, "delivery_failed_with_a_reason"),
        ({"way": "electronic"}, "delivery_electronic_with_consent"),
        ({"way": "mail"}, "delivery_by_mail_with_a_number"),
        ({"way": "left"}, "delivery_without_hand_with_a_reason"),
        ({"posted_on": TODAY, "lapses_on": TODAY}, "delivery_by_notice_lasts"),
    ],
)
def test_nothing_is_delivered_without_its_proof(office, fields, constraint):
    _, delivery = sent(office)
    assert changed(delivery, **fields) == constraint


def test_a_proof_once_given_is_not_taken_from_under_it(office):
    delivery = Delivery.objects.get(document=delivered(office))
    assert changed(delivery, proof=None) == "delivery_delivered_with_proof"


def test_a_received_paper_is_numbered_in_turn_and_closed_with_a_result(office):
    paper = received(office)
    assert changed(paper, state="handled") == "received_handled_with_a_result"
    paper.pk = None
    assert refused(lambda: paper.save(force_insert=True)) == "received_once_a_number"
    assert Series.objects.filter(prefix="收文").count() == ReceivedPaper.objects.count() == 1


def test_a_version_is_kept_for_every_text(office):
    document = drafted(office)
    copy = document.versions.get()
    copy.pk = None
    assert refused(lambda: copy.save(force_insert=True)) == "version_once_in_a_document"
    assert Document.objects.get(pk=document.pk).versions.count() == 1
