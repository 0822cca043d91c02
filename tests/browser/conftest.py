"""A real browser, the product's own processes, a world on a clone."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.db import connections
from playwright.sync_api import sync_playwright

from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.parties.models import Appointment, Person
from gongzhi.project.bench.case_world import session_of
from gongzhi.project.bootstrap import browser as browsers
from tests.browser.visitor import Visitor
from tests.cases.world import build_world
from tests.crash.running import serving, working

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
"""Playwright's own loop runs in our thread; nothing of Django's runs in it."""

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
WALL = {"width": 1920, "height": 1080}


@pytest.fixture(scope="session")
def var(tmp_path_factory):
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="package")
def chromium():
    """For this folder's tests only: its loop runs in their thread, and Django keeps connections
    of its own beside it."""
    path = browsers.found()
    if not path:
        pytest.skip("这台机器上没有浏览器")
    connections.close_all()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()
        connections.close_all()


@pytest.fixture
def world(cloned_database, django_db_blocker):
    with django_db_blocker.unblock():
        yield build_world()


@dataclass
class House:
    """The running product; opens it for one person after another."""

    address: str
    chromium: object
    opened: list[Visitor]

    def visit(self, actor=None, *, size=None, javascript=True):
        context = self.chromium.new_context(
            viewport=size or PHONE,
            base_url=self.address,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            java_script_enabled=javascript,
        )
        context.set_default_timeout(20_000)
        if actor is not None:
            context.add_cookies(
                [{"name": "sessionid", "value": signed_in(actor), "url": self.address}]
            )
        self.opened.append(Visitor(context))
        return self.opened[-1]


@pytest.fixture
def house(world, clone_url, var, chromium):
    with serving(clone_url, var) as web, working(clone_url, var):
        house = House(f"http://127.0.0.1:{web.port}", chromium, [])
        yield house
        for visitor in house.opened:
            visitor.context.close()
    assert [complaint for one in house.opened for complaint in one.complaints] == []


def signed_in(actor):
    """A session of the person's account, made where there is none yet."""
    person = Person.objects.get(pk=actor.person)
    if person.account is None:
        kind = AccountKind.STAFF if actor.appointment else AccountKind.RESIDENT
        known = (
            {"username": f"person-{person.pk}"} if actor.appointment else {"phone": person.phone}
        )
        person.account = Account.objects.create(kind=kind, opened_at=datetime.now(UTC), **known)
        person.save(update_fields=["account"])
    assert actor.appointment is None or Appointment.objects.get(pk=actor.appointment)
    return session_of(person.account)
