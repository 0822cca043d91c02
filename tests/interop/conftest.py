import pytest

from tests.cases.commands.conftest import forgotten_catalogue  # noqa: F401 - a fixture
from tests.cases.world import build_world


@pytest.fixture
def world(db):
    return build_world()
