"""Sessions end when nobody has used them for a while."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import SESSION_KEY

from tests.foundation.access import recorded


def idle(client, kind, **length):
    session = client.session
    session["kind"] = kind
    session["seen_at"] = (datetime.now(UTC) - timedelta(**length)).isoformat()
    session.save()
    return client


def test_staff_are_signed_out_after_half_an_hour(as_clerk, clerk):
    response = idle(as_clerk, "staff", minutes=31).get("/desk/account")
    assert response.url == "/desk/sign-in?next=%2Fdesk%2Faccount"
    assert SESSION_KEY not in as_clerk.session
    assert recorded.last_payload() == {"account": clerk.pk, "cause": "idle"}
    assert "久未操作" in as_clerk.get("/desk/sign-in").content.decode()


def test_short_of_it_one_stays_and_the_clock_starts_anew(as_clerk):
    idle(as_clerk, "staff", minutes=29)
    assert as_clerk.get("/desk/account").status_code == 200
    seen = datetime.fromisoformat(as_clerk.session["seen_at"])
    assert datetime.now(UTC) - seen < timedelta(minutes=1)


def test_within_a_minute_nothing_is_written(as_clerk):
    before = idle(as_clerk, "staff", seconds=30).session["seen_at"]
    as_clerk.get("/desk/account")
    assert as_clerk.session["seen_at"] == before


@pytest.mark.parametrize(("days", "stays"), [(29, True), (31, False)])
def test_a_resident_stays_for_a_month(as_resident, days, stays):
    idle(as_resident, "resident", days=days).get("/m/sign-in")
    assert (SESSION_KEY in as_resident.session) is stays


@pytest.mark.parametrize(("hours", "stays"), [(11, True), (13, False)])
def test_a_day_at_the_desk_ends_however_busy(as_clerk, hours, stays):
    session = as_clerk.session
    session["kind"] = "staff"
    session["signed_in_at"] = (datetime.now(UTC) - timedelta(hours=hours)).isoformat()
    session.save()
    as_clerk.get("/desk/account")
    assert (SESSION_KEY in as_clerk.session) is stays


def test_the_length_is_a_setting(as_clerk, settings):
    settings.GONGZHI_ACCESS = {"staff_idle_minutes": 5}
    idle(as_clerk, "staff", minutes=6).get("/desk/account")
    assert SESSION_KEY not in as_clerk.session
