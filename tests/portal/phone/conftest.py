import pytest

from tests.cases.pages.phone.conftest import phone_of
from tests.cases.world import build_world
from tests.parties.conftest import door  # noqa: F401 (a fixture)


@pytest.fixture
def world(db):
    return build_world()


@pytest.fixture
def lee(world):
    return phone_of(world.resident.person, "19900000001")
