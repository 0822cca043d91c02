import pytest

from gongzhi.foundation.access.models import Try
from gongzhi.foundation.apikit.paging import Paging, paged

URLS = pytest.mark.urls("tests.foundation.apikit.bakery")


@URLS
def test_a_page_of_a_long_list(client):
    body = client.get("/bakery/numbers?page=2&limit=3").json()
    assert body == {
        "items": [3, 4, 5],
        "page": 2,
        "limit": 3,
        "total_shown": "1000+",
        "has_next": True,
    }


@URLS
@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("page=0", "不能小于 1"),
        ("limit=201", "不能大于 200"),
        ("page=x", "应为整数"),
        ("page=99999999999999999999999", "不能大于 1000"),
    ],
)
def test_a_page_that_cannot_be_is_refused(client, query, message):
    response = client.get(f"/bakery/numbers?{query}")
    assert (response.status_code, response.json()["message"]) == (422, message)


def test_the_last_page_knows_it():
    assert paged(["a", "b", "c"], Paging(page=2, limit=2)) == {
        "items": ["c"],
        "page": 2,
        "limit": 2,
        "total_shown": "3",
        "has_next": False,
    }


@pytest.mark.parametrize("number", [1, 3])
def test_two_queries_however_long(db, now, number, django_assert_num_queries):
    Try.objects.bulk_create(Try(kind="sign_in", key=b"k", at=now) for _ in range(number))
    with django_assert_num_queries(2):
        assert paged(Try.objects.order_by("pk"), Paging())["total_shown"] == str(number)
