"""Shared fixtures. Rooms of their own live in conftest.py files below."""

import os

from tests.databases import clone_url, cloned_database, template_database  # noqa: F401 (fixtures)

os.environ["GONGZHI_TESTING"] = "1"
