import pytest

from tests.cases.world import build_world


@pytest.fixture
def world(db):
    return build_world()
