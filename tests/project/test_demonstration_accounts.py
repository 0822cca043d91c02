"""The accounts printed at a start: together they carry one report round."""

from datetime import UTC, datetime

import pytest

from gongzhi.foundation.access.models import Account
from gongzhi.parties.models import Appointment, Residency
from gongzhi.parties.queries import serviced_estates
from gongzhi.project.demonstration import loading, people, places

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)


@pytest.fixture
def printed(db):
    people.build(places.build(), NOW)
    return {each.role: each.name for each in loading.accounts()}


def test_the_resident_printed_lives_where_the_company_printed_works(printed):
    home = Residency.objects.get(person__account=Account.objects.by_phone(printed["居民"]))
    post = Appointment.objects.get(person__account__username=printed["物业维修员"])
    assert {home.estate_id} == serviced_estates(post.organisation_id, NOW.date())
