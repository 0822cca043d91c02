"""The worker acts with what the uploader's post may do now."""

from dataclasses import replace

import pytest

from gongzhi.foundation.access import current
from gongzhi.foundation.access.current import Standing
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.foundation.sheets import jobs
from gongzhi.foundation.sheets.models import ImportRun
from tests.foundation.sheets.imports import CLERK, NOON, POWER, row, uploaded

pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    return Account.objects.create(kind=AccountKind.STAFF, username="lining", opened_at=NOON)


@pytest.fixture
def run(account, houses):
    return uploaded(row(1), of=houses, actor=replace(CLERK, account=account.pk))


@pytest.fixture
def in_post(monkeypatch):
    """Let the account hold one post, with the power to import."""

    def hold(appointment):
        post = Standing(person=3, appointment=appointment, powers=frozenset({POWER}))
        monkeypatch.setitem(current._provider, "posts", lambda _: (post,))

    return hold


def checked(run):
    jobs.check(run=run.pk)
    return ImportRun.objects.values_list("state", "problem").get()


def test_a_file_is_checked_for_whoever_still_holds_the_post(run, in_post):
    in_post(CLERK.appointment)
    assert checked(run) == ("checked", "")


def test_another_post_of_the_same_person_does_not_do(run, in_post):
    in_post(CLERK.appointment + 1)
    state, problem = checked(run)
    assert state == "failed"
    assert "权限" in problem


def test_a_closed_account_imports_nothing(run, account, in_post):
    in_post(CLERK.appointment)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert checked(run)[0] == "failed"
