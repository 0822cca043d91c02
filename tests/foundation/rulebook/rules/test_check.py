from dataclasses import replace
from datetime import date

import pytest

from gongzhi.foundation.rulebook.rules.check import check
from gongzhi.foundation.rulebook.rules.kinds import Ratio
from gongzhi.foundation.rulebook.rules.loading import load
from gongzhi.foundation.rulebook.vocabulary import Level, Strictness, Tag

FILING = "assembly.filing.span"


@pytest.fixture(scope="module")
def book():
    return load()


def with_row(book, key, index, **changes):
    rows = list(book.rows[key])
    rows[index] = replace(rows[index], **changes)
    return replace(book, rows={**book.rows, key: tuple(rows)})


def test_the_files_are_sound(book):
    assert check(book) == []


def test_every_key_is_answered_or_left_open_somewhere(book):
    assert [key for key, rows in book.rows.items() if not rows] == []


def test_an_open_question_has_no_value(book):
    spoilt = with_row(book, FILING, 0, tag=Tag.UNVERIFIED)
    assert len(check(spoilt)) == 1


def test_a_national_statute_is_quoted(book):
    at = next(i for i, row in enumerate(book.rows[FILING]) if row.level == Level.NATION)
    fault = f"{FILING}, nation: clause and quotation are needed"
    assert fault in check(with_row(book, FILING, at, quote=""))


def test_a_province_never_loosens_the_nation(book):
    key = "assembly.quorum.area"
    at = next(i for i, row in enumerate(book.rows[key]) if row.scope == "31")
    spoilt = with_row(book, key, at, value=Ratio(1, 2, ">"))
    assert check(spoilt) == [f"{key}: province 31 loosens the nation's ≥ 2/3"]


def test_dates_are_in_order(book):
    spoilt = with_row(book, FILING, 0, valid_to=date(1990, 1, 1))
    assert len(check(spoilt)) == 1


def test_what_is_fixed_is_set_by_nobody(book):
    definition = replace(book.definitions[FILING], strictness=Strictness.FIXED)
    spoilt = replace(book, definitions={**book.definitions, FILING: definition})
    assert f"{FILING}: what is fixed is set by nobody" in check(spoilt)


def test_the_platform_proposes_only_where_no_law_is_open(book):
    row = replace(book.rows["hotline.handling.span"][0], tag=Tag.PROPOSED, level=Level.PLATFORM)
    key = "hotline.handling.span"
    spoilt = replace(book, rows={**book.rows, key: (*book.rows[key], row)})
    assert f"{key}: the platform may not fill in for a law that could not be read" in check(spoilt)
