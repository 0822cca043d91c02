"""A world on a clone, and a folder for what the processes keep."""

import pytest

from tests.cases.world import build_world


@pytest.fixture(scope="session")
def var(tmp_path_factory):
    """Static files are collected into it once."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture
def world(cloned_database, django_db_blocker):
    with django_db_blocker.unblock():
        yield build_world()
