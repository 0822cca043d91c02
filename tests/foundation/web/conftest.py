from datetime import datetime
from types import SimpleNamespace

import pytest
from django.template import engines
from django.test import RequestFactory

from gongzhi.foundation.web import navigation
from gongzhi.kernel.calendar import SHANGHAI

NOW = datetime(2026, 11, 24, 10, 20, tzinfo=SHANGHAI)


@pytest.fixture
def render():
    """`render("{% icon 'check' %}", path="/m/", **context)` as a page of that face would."""

    def rendered(source, path="/desk/", **context):
        request = RequestFactory().get(path)
        template = engines["django"].from_string("{% load web %}" + source)
        return template.render({"now": NOW, **context}, request).strip()

    return rendered


@pytest.fixture
def entries(monkeypatch):
    """An empty navigation."""
    held = []
    monkeypatch.setattr(navigation, "_entries", held)
    return held


@pytest.fixture
def thing():
    return SimpleNamespace
