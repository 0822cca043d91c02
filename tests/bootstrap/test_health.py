import pytest
from django.db import DatabaseError

from gongzhi.project import health


@pytest.mark.django_db
def test_a_serving_process_says_so_to_anyone(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"database": "ok"})


def test_a_lost_database_is_said(client, monkeypatch):
    class Lost:
        def cursor(self):
            raise DatabaseError

    monkeypatch.setattr(health, "connection", Lost())
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"database": "unreachable"})
