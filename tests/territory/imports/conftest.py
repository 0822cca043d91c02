import pytest

from tests.cases.world import build_world
from tests.foundation.sheets.conftest import files_folder  # noqa: F401 - a fixture


@pytest.fixture
def world(db):
    return build_world()


@pytest.fixture
def estate(world):
    return world.estate
