"""Shared fixtures. Rooms of their own live in conftest.py files below."""

import os
from datetime import UTC, datetime

import pytest
import time_machine

from gongzhi.foundation.database import editions
from tests.databases import clone_url, cloned_database, template_database  # noqa: F401 (fixtures)

os.environ["GONGZHI_TESTING"] = "1"

# A test that is rolled back leaves nothing remembered; one on a clone leaves the clone's edition,
# which the next look tells from the next test's.
editions.LOOK_AGAIN_AFTER = 0.0
TUESDAY = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
"""10:00 in Shanghai, the morning after the day on which most of the tests' worlds begin."""
REAL_TIME = {"browser", "crash", "bootstrap", "jobs"}
"""Folders whose tests compare with the clock of another process or of the database."""


@pytest.fixture(autouse=True)
def clock(request):
    """Entrances read the time themselves: in tests it is always the same morning, or a page says
    one thing this week and another the next."""
    if REAL_TIME & set(request.path.parts):
        yield
        return
    with time_machine.travel(TUESDAY, tick=True) as travelling:
        yield travelling
