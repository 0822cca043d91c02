"""Numbers: one after another, whatever fails or is voided, and never the same for two at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connections, transaction

from gongzhi.foundation.documents import commands
from gongzhi.foundation.documents.models import Document, DocumentNumber, Series
from gongzhi.foundation.documents.vocabulary import DocumentKind
from tests.foundation.documents.office import (
    MORNING,
    build_office,
    everything,
    received,
    reviewed,
    signed,
)
from tests.refusals import refused_words

AFTER_NEW_YEAR = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
"""00:30 on the first of January in Shanghai, still the old year in UTC."""


def set_prefix(office, prefix, *, kind=DocumentKind.LETTER, actor=None, **more):
    return commands.set_prefix(kind, prefix, actor=actor or office.drafter, now=MORNING, **more)


def test_each_prefix_counts_by_itself_and_each_year_anew(office):
    found = [
        signed(office).number.text,
        signed(office, template="notice").number.text,
        signed(office).number.text,
        signed(office, now=AFTER_NEW_YEAR).number.text,
    ]
    assert found == [
        "涌街办函〔2026〕1号", "涌街办〔2026〕1号", "涌街办函〔2026〕2号", "涌街办函〔2027〕1号",
    ]  # fmt: skip


def test_a_signing_that_fails_leaves_no_gap(office):
    document = reviewed(office)

    def halfway():
        with transaction.atomic():
            commands.sign_document(document.pk, actor=office.director, now=MORNING)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        halfway()
    assert (DocumentNumber.objects.count(), signed(office).number.sequence) == (0, 1)


def test_without_a_prefix_nothing_is_signed(db):
    document = reviewed(office := build_office(numbered=False))
    told = refused_words(
        lambda: commands.sign_document(document.pk, actor=office.director, now=MORNING)
    )
    assert told[1].startswith("还没有设定“函”的文号代字")


def test_a_year_begun_on_paper_goes_on_from_there(office):
    set_prefix(office, "涌街办函", used=37)
    assert signed(office).number.text == "涌街办函〔2026〕38号"
    assert refused_words(lambda: set_prefix(office, "涌街办函", used=50)) == (
        "used",
        "“涌街办函〔2026〕”已经给出过文号，现在用到 38 号，不能再改“已用到”；照现在的号往下编",
    )


def test_two_bodies_of_a_county_do_not_share_a_prefix(office):
    secretary = everything(office.world.secretary)
    told = refused_words(lambda: set_prefix(office, "涌街办函", actor=secretary))
    assert told == ("initials", "代字“涌街办函”本县区已有别的单位在用，换一个")


def test_received_papers_have_a_series_of_their_own(office):
    assert [received(office).text, received(office).text] == ["收文〔2026〕1号", "收文〔2026〕2号"]
    assert refused_words(lambda: set_prefix(office, "收文"))[0] == "initials"


def test_two_at_once_never_get_the_same_number(cloned_database, django_db_blocker):
    with django_db_blocker.unblock():
        office = build_office()
        waiting = [reviewed(office).pk for _ in range(6)]

        def sign(number):
            try:
                commands.sign_document(number, actor=office.director, now=MORNING)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(3) as together:
            list(together.map(sign, waiting))
        given = Document.objects.filter(pk__in=waiting).values_list("number__sequence", flat=True)
        assert sorted(given) == [1, 2, 3, 4, 5, 6]
        assert Series.objects.get(prefix="涌街办函").last == 6
