import pytest
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Cast
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongzhi.foundation.journal.models import Head
from gongzhi.foundation.similarity.searching import (
    SearchVectorField,
    search_index,
    search_query,
    search_vector_value,
)

pytestmark = pytest.mark.django_db
TEXT = "A市A1区万国城moma三期7#栋楼道漏水，物业12345次推诿"
anything = st.text(max_size=30).filter(lambda text: "\x00" not in text)
many = settings(
    max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def found(text, words):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT %s::tsvector @@ %s::tsquery",
            [search_vector_value(text), search_query(words).literal],
        )
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    "words",
    [
        "漏水",
        "楼道漏水",
        "漏",
        "水",  # the last of its run
        "漏水 楼道",
        "7栋",
        "MOMA",
        "mom",
        "1234",
        "Ａ１区",
        "推诿，物业",
    ],
)
def test_a_text_is_found_by_its_words_and_by_one_character(words):
    assert found(TEXT, words)


@pytest.mark.parametrize("words", ["电梯", "漏楼", "道水", "漏水 电梯", "2345", "", "，！#"])
def test_a_text_is_not_found_by_what_it_does_not_hold(words):
    assert not found(TEXT, words)


@pytest.mark.parametrize("words", ["'", "\\", "a'b", "'漏水' | !'x'", "漏水:*", "); DROP"])
def test_signs_of_the_query_language_are_read_as_signs(words):
    assert found(f"{TEXT} {words}", words) or not search_query(words).literal


@many
@given(anything, anything)
def test_whatever_is_stored_is_found_by_any_part_of_it(text, words):
    literal = search_query(words).literal

    assert found(f"{text} {words}", words) == bool(literal)


def test_the_query_stands_in_a_filter():
    Head.objects.create(size=1, root=b"", signed_at="2026-06-08T00:00Z", key_id="k", signature=b"")
    heads = Head.objects.annotate(
        search=Cast(Value(search_vector_value(TEXT, "东门")), SearchVectorField())
    )

    assert heads.filter(search=search_query("漏水 东门")).count() == 1
    assert heads.filter(search=search_query("电梯")).count() == 0


def test_an_index_is_kept_without_a_list_of_pending_rows():
    index = search_index("case_search")

    assert (index.fields, index.fastupdate) == (["search"], False)
