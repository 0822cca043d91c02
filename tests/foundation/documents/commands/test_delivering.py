"""Nothing counts as delivered before its proof; each way proves in its own manner."""

from datetime import date, timedelta

import pytest

from gongzhi.foundation.documents import commands
from gongzhi.foundation.documents.keeping import PROOF
from gongzhi.foundation.documents.rules.delivering import Sending
from gongzhi.foundation.documents.vocabulary import DeliveryWay
from gongzhi.foundation.files.queries import files_of
from gongzhi.foundation.journal.models import Entry
from gongzhi.kernel.errors import StateChanged
from gongzhi.kernel.ref import Ref
from tests.foundation.documents.office import (
    BY_HAND,
    MORNING,
    TODAY,
    prove,
    scanned,
    sent,
    signed,
    stamped,
)
from tests.refusals import refused_words

POSTED = Sending(way=DeliveryWay.NOTICE, recipient="蜀澜物业", reason="查无此人", posted_on=TODAY)


def begun(office, document, sending=BY_HAND, **more):
    return commands.begin_delivery(document.pk, sending, actor=office.drafter, now=MORNING, **more)


def entries(kind):
    return Entry.objects.filter(kind=kind).count()


def test_begun_is_not_delivered(office):
    document, delivery = sent(office)
    assert (document.state, delivery.delivered_on) == ("delivering", None)
    assert entries("DocumentDelivered") == 0


def test_without_a_photo_nothing_is_proven_and_nothing_lost(office):
    document, delivery = sent(office)
    told = refused_words(lambda: prove(office, document, delivery, proof=Ref("draft", 1)))
    assert told == ("proof", "上传受送达人签名的送达回证；没有凭证不算送达")
    delivery.refresh_from_db()
    assert (delivery.state, entries("DocumentDelivered")) == ("ongoing", 0)


def test_the_proof_is_kept_with_the_day_it_says(office):
    document, delivery = sent(office)
    proven = prove(office, document, delivery, proof=scanned(PROOF, 2))
    assert (proven.delivered_on, proven.signed_by) == (TODAY, "何某")
    assert len(files_of(proven.ref, PROOF)) == 2
    assert Entry.objects.get(kind="DocumentDelivered").payload["delivered_on"] == "2026-11-24"


def test_one_recipient_still_waited_for_keeps_it_under_way(office):
    document, first = sent(office)
    begun(office, document, Sending(way=DeliveryWay.IN_PERSON, recipient="业委会"))
    prove(office, document, first)
    document.refresh_from_db()
    assert (document.state, entries("DocumentDelivered")) == ("delivering", 1)


def test_a_failed_way_leaves_the_paper_to_be_delivered_another_way(office):
    document, delivery = sent(office)
    commands.fail_delivery(
        document.pk, delivery.pk, why="已搬走", actor=office.drafter, now=MORNING
    )
    document.refresh_from_db()
    assert document.state == "stamped"
    with pytest.raises(StateChanged, match="现在是“待送达”"):
        prove(office, document, delivery)


def test_a_notice_lapses_by_the_rulebooks_days_and_counts_from_its_last(office):
    document = stamped(office)
    delivery = begun(office, document, POSTED)
    assert delivery.lapses_on == date(2026, 12, 24)
    too_early = refused_words(lambda: prove(office, document, delivery))
    assert too_early[1] == "公告期间到 2026年12月24日 终了，期满以后再登记送达"
    later = MORNING + timedelta(days=31)
    assert prove(office, document, delivery, now=later).delivered_on == date(2026, 12, 24)


def test_nothing_goes_out_before_the_seal(office):
    document = signed(office)
    with pytest.raises(StateChanged, match="现在是“待用印”"):
        begun(office, document)


def test_a_body_is_chosen_from_those_one_sees(office):
    document = stamped(office)
    company = office.world.company.pk
    assert begun(office, document, organisation=company).recipient_organisation == company
    told = refused_words(lambda: begun(office, document, organisation=10**6))
    assert told == ("organisation", "没有这个单位，从列表里选，或者只写名称")
