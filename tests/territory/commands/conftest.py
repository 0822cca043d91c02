import pytest

from tests.cases.world import build_world
from tests.territory import worlds


@pytest.fixture
def world(db):
    return build_world()


@pytest.fixture
def estate(world):
    return world.estate


@pytest.fixture
def building(estate):
    return worlds.building(estate)
