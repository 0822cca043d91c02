"""Counting is steady: the rulebook's look for a new edition is nobody's statement."""

from datetime import date

import pytest

from gongzhi.foundation.database import editions
from gongzhi.foundation.duties.models import CalendarVersion
from gongzhi.foundation.rulebook.reading import value
from tests.counting import counted


@pytest.mark.django_db
@pytest.mark.parametrize("asked", [1, 3])
def test_a_look_at_the_rulebook_is_not_counted_however_late_it_comes(monkeypatch, asked):
    moments = iter(range(0, 10_000, 10))
    monkeypatch.setattr(editions.time, "monotonic", lambda: next(moments))
    with counted() as queries:
        for _ in range(asked):
            value("cases.response.span", region_code="510115001001", on=date(2026, 11, 24))
            CalendarVersion.objects.first()
    assert queries.number == asked
