"""Shared fixtures. Rooms of their own live in conftest.py files below."""

import os

from gongzhi.foundation.database import editions
from tests.databases import clone_url, cloned_database, template_database  # noqa: F401 (fixtures)

os.environ["GONGZHI_TESTING"] = "1"

editions.LOOK_AGAIN_AFTER = 0.0  # a test that is rolled back leaves nothing remembered
