"""Nobody reviews or signs his own draft; where the street sets it otherwise, he may."""

import pytest

from gongzhi.foundation.documents import commands
from gongzhi.foundation.documents.commands import deciding
from gongzhi.foundation.documents.rules.separation import Separation
from gongzhi.kernel.errors import NotPermitted
from tests.foundation.documents.office import (
    LETTER,
    MORNING,
    everything,
    reviewed,
    submitted,
)


def test_nobody_reviews_his_own_draft(office):
    document = submitted(office)
    with pytest.raises(NotPermitted, match="由别人审核"):
        commands.pass_review(document.pk, actor=everything(office.drafter), now=MORNING)


def test_whoever_changed_it_wrote_it_too(office):
    document = submitted(office)
    commands.return_document(document.pk, reason="改", actor=office.reviewer, now=MORNING)
    changed = LETTER | {"closing": "请予支持。"}
    commands.revise_document(document.pk, changed, actor=everything(office.reviewer), now=MORNING)
    commands.submit_document(document.pk, actor=office.drafter, now=MORNING)
    with pytest.raises(NotPermitted, match="由别人审核"):
        commands.pass_review(document.pk, actor=office.reviewer, now=MORNING)


def test_nobody_signs_his_own_draft(office):
    document = reviewed(office)
    with pytest.raises(NotPermitted, match="由别人签发"):
        commands.sign_document(document.pk, actor=everything(office.drafter), now=MORNING)


def test_where_the_rulebook_allows_it_he_may(office, monkeypatch):
    document = submitted(office)
    small = Separation(draft_from_review=False, draft_from_sign=False)
    monkeypatch.setattr(deciding, "separation_at", lambda *_: small)
    commands.pass_review(document.pk, actor=everything(office.drafter), now=MORNING)
    signed = commands.sign_document(document.pk, actor=everything(office.drafter), now=MORNING)
    assert signed.number.sequence == 1
