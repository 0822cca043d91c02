"""Acts are prepared, what is only looked at is not."""

from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from gongzhi.foundation.database.prepared import RUNS_BEFORE, prepared
from gongzhi.foundation.web.middleware import PreparedActs


def threshold(_request=None):
    return HttpResponse(str(connection.connection.prepare_threshold))


def test_only_within(db):
    connection.ensure_connection()
    with prepared():
        assert connection.connection.prepare_threshold == RUNS_BEFORE
    assert connection.connection.prepare_threshold is None


def test_a_pooler_that_knows_none_is_spared_them(db, settings):
    settings.GONGZHI_PREPARED = False
    with prepared():
        assert connection.connection.prepare_threshold is None


def test_the_server_keeps_the_statement(db):
    with prepared(), connection.cursor() as cursor:
        for number in range(RUNS_BEFORE + 1):
            cursor.execute("SELECT %s + 40", [number])
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement ~ '40'")
        assert cursor.fetchone() == (1,)


def test_a_form_sent_is_an_act_and_a_page_asked_for_is_not(db):
    connection.ensure_connection()
    requests, answer = RequestFactory(), PreparedActs(threshold)
    assert answer(requests.post("/")).content == str(RUNS_BEFORE).encode()
    assert answer(requests.get("/")).content == b"None"
