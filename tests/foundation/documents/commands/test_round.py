"""A letter from its draft to the proof of delivery, each step with its fact and its duty."""

from datetime import date

import pytest

from gongzhi.foundation.documents import commands
from gongzhi.foundation.documents.models import Document
from gongzhi.foundation.documents.vocabulary import DocumentState
from gongzhi.foundation.duties.models import STANDING, Duty
from gongzhi.foundation.files.queries import files_of
from gongzhi.foundation.journal.dispatching import drain
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.journal.reading import timeline
from gongzhi.kernel.errors import NotPermitted, StateChanged
from tests.foundation.documents.office import (
    LETTER,
    MORNING,
    delivered,
    drafted,
    reviewed,
    sent,
    signed,
    stamped,
    submitted,
    with_powers,
)
from tests.refusals import refused_words


def owed(document):
    """The duties that stand, and whose they are."""
    rows = Duty.objects.filter(ref_kind="document", ref_id=document.pk, state__in=STANDING)
    return [(row.kind, row.organisation or row.person, row.power) for row in rows]


def kinds(document):
    rows = Entry.objects.filter(subject_kind="document", subject_id=document.pk).order_by("pk")
    return [row.kind for row in rows]


def test_a_letter_goes_all_the_way(office):
    document = delivered(office)
    assert (document.state, document.number.text) == ("delivered", "涌街办函〔2026〕1号")
    assert document.signed_on == date(2026, 11, 24)
    assert kinds(document) == [
        "DocumentDrafted", "DocumentSubmitted", "DocumentReviewed", "DocumentSigned",
        "DocumentStamped", "DeliveryBegun", "DocumentDelivered",
    ]  # fmt: skip
    assert owed(document) == []


@pytest.mark.parametrize(
    ("far", "duty", "power"),
    [
        (submitted, "documents.review", "documents.review"),
        (reviewed, "documents.sign", "documents.sign"),
        (signed, "documents.stamp", "documents.stamp"),
        (stamped, "documents.deliver", "documents.deliver"),
    ],
)
def test_each_step_is_the_next_ones_duty(office, far, duty, power):
    assert owed(far(office)) == [(duty, office.id, power)]


def test_what_is_sent_back_is_the_drafters_and_comes_again(office):
    document = submitted(office)
    commands.return_document(document.pk, reason="写清期限", actor=office.reviewer, now=MORNING)
    assert owed(document) == [("documents.revise", office.drafter.person, "")]
    commands.revise_document(
        document.pk, LETTER | {"closing": "请于12月5日前函复。"}, actor=office.drafter, now=MORNING
    )
    document = commands.submit_document(document.pk, actor=office.drafter, now=MORNING)
    assert (document.version, document.versions.count()) == (2, 2)
    assert owed(document) == [("documents.review", office.id, "documents.review")]


def test_a_revision_that_changes_nothing_makes_no_version(office):
    document = drafted(office)
    again = commands.revise_document(document.pk, LETTER, actor=office.drafter, now=MORNING)
    assert (again.version, kinds(document)) == (1, ["DocumentDrafted"])


def test_a_return_says_what_is_to_be_changed(office):
    document = submitted(office)
    told = refused_words(
        lambda: commands.return_document(
            document.pk, reason=" ", actor=office.reviewer, now=MORNING
        )
    )
    assert told == ("reason", "写明哪里要改，拟稿人照着改")


def test_words_are_kept_apart_from_what_is_sealed(office):
    document, _ = sent(office)
    payloads = [entry.payload for entry in Entry.objects.filter(subject_id=document.pk)]
    assert "蜀澜物业服务有限公司" not in str(payloads)
    lines = [line.sentence for line in timeline(document.ref)]
    assert lines[:3] == ["开始当面送达", lines[1], "签发第 1 稿，文号 涌街办函〔2026〕1号"]


def test_the_signed_paper_is_kept_in_both_forms_with_its_hash(office):
    document = signed(office)
    while drain(200):
        pass
    kept = files_of(document.ref)
    assert [file.media.rpartition(".")[2] for file in kept] == ["application/pdf", "document"]
    assert [len(file.sha256) for file in kept] == [64, 64]


def test_another_bodys_paper_is_as_good_as_none(office):
    document = submitted(office)
    with pytest.raises(NotPermitted, match="不是本单位的"):
        commands.pass_review(document.pk, actor=office.world.secretary, now=MORNING)


def test_each_act_asks_for_its_power(office):
    document, clerk = submitted(office), with_powers(office.keeper, "documents.draft")
    with pytest.raises(NotPermitted, match="审核公文"):
        commands.pass_review(document.pk, actor=clerk, now=MORNING)


def test_a_step_out_of_turn_says_what_can_be_done(office):
    document = drafted(office)
    with pytest.raises(StateChanged, match="现在是“拟稿”，不能签发；可以修改稿件、送审或作废"):
        commands.sign_document(document.pk, actor=office.director, now=MORNING)


def test_a_void_paper_keeps_its_number_and_owes_nothing(office):
    document = stamped(office)
    commands.void_document(document.pk, reason="内容有误", actor=office.director, now=MORNING)
    document = Document.objects.get(pk=document.pk)
    assert (document.state, document.number.text) == (
        DocumentState.VOID, "涌街办函〔2026〕1号",
    )  # fmt: skip
    assert document.void_reason == "内容有误"
    assert owed(document) == []
    assert signed(office).number.text == "涌街办函〔2026〕2号"


def test_a_paper_delivered_to_somebody_is_not_voided(office):
    document = delivered(office)
    with pytest.raises(StateChanged):
        commands.void_document(document.pk, reason="有误", actor=office.director, now=MORNING)
