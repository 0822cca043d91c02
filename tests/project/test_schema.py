"""Whatever the API's own description allows is answered in words, never with a fault of ours."""

import json

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import openapi

from gongzhi.project.urls import interface
from tests.cases.pages.phone.conftest import kept_apart  # noqa: F401 - a fixture
from tests.cases.world import build_world, without_company
from tests.project.people import browser_of

EXAMPLES = 4
FEW = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def operations():
    told = interface.api.get_openapi_schema(path_prefix="/api/v1/")
    found = openapi.from_dict(json.loads(json.dumps(told))).get_all_operations()
    return [each.ok() for each in found]


@pytest.mark.parametrize("who", ["street_dispatcher", "resident"])
def test_nothing_that_may_be_asked_breaks_it(db, who):
    """One world for all operations; what each did is taken back."""
    world = build_world()
    known = {"code": without_company(world).code, "token": world.code.token}
    client = browser_of(world, who)
    for operation in operations():
        _try(operation, client, known)


def _try(operation, client, known):
    @FEW
    @given(asked=operation.as_strategy(), real=st.booleans())
    def ask(asked, real):
        if real:
            there = {name: known[name] for name in asked.path_parameters or {} if name in known}
            asked.path_parameters = {**(asked.path_parameters or {}), **there}
        with transaction.atomic():
            answer = _answer(client, asked)
            transaction.set_rollback(True)
        assert answer.status_code < 500, (operation.method, operation.path, answer.content)

    ask()


def _answer(client, asked):
    query = {name: value for name, value in (asked.query or {}).items() if value is not None}
    if asked.method == "GET":
        return client.get(asked.formatted_path, query)
    body = asked.body if isinstance(asked.body, dict | list | str | int | float | bool) else {}
    told = json.dumps(body, default=str)
    return client.generic("POST", asked.formatted_path, told, content_type="application/json")
