"""Shared fixtures. Rooms of their own live in conftest.py files below."""

import os

os.environ["GONGZHI_TESTING"] = "1"
