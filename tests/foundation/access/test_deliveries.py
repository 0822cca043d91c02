"""How the journal fares, on a page: what failed, tried again or set aside; how far it is sealed."""

import pytest

from gongzhi.facts.access import SignedIn
from gongzhi.foundation.jobs.sweeping import Sweep
from gongzhi.foundation.journal.models import Delivery, Entry
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from tests.foundation.access.conftest import NOW, standing

REACTION = "gongzhi.cases.notices.tell_of_dispatch"


@pytest.fixture
def entry(clerk):
    fact = SignedIn(account=clerk.pk, factors=("totp",), address="203.0.113.9")
    return record(fact, actor=Actor(account=clerk.pk), now=NOW)


@pytest.fixture
def failed(entry):
    return mark(entry, "failed", error="KeyError: 'due'")


def mark(entry, state, **more):
    given = {"subject": f"account:{entry.subject_id}", "attempts": 8, "at": NOW, **more}
    return Delivery.objects.create(entry_id=entry.pk, reaction=REACTION, state=state, **given)


@pytest.fixture
def runner(as_clerk, clerk, posts):
    posts[clerk.pk] = (standing(7, "system.settings"),)
    return as_clerk


def address(entry, act=""):
    return f"/desk/deliveries/{entry.pk}/{REACTION}{act}"


def state_of(entry):
    return Delivery.objects.get(entry_id=entry.pk, reaction=REACTION).state


def test_what_failed_is_shown_with_its_sentence_and_the_reason(runner, failed):
    shown = runner.get("/desk/deliveries").content.decode()
    assert "tangming 登录（动态验证码）" in shown
    assert "KeyError" in shown
    assert "已试 8 次" in shown


def test_how_far_it_is_sealed_is_shown(runner, entry):
    state = runner.get("/desk/deliveries").context["state"]
    assert (state.sealed, state.unsealed, state.undelivered) == (0, 1, 1)


def test_what_waits_for_another_try_is_shown_apart(runner, entry):
    mark(entry, "waiting", error="timeout", due_at=NOW)
    state = runner.get("/desk/deliveries").context["state"]
    assert (len(state.failed), len(state.put_off)) == (0, 1)


def test_trying_again_puts_it_back_in_the_queue(runner, entry, failed):
    assert runner.post(address(entry)).url == "/desk/deliveries"
    assert state_of(entry) == "waiting"
    assert Entry.objects.filter(kind="DeliveryRetried").count() == 1
    runner.post(address(entry))
    assert Entry.objects.filter(kind="DeliveryRetried").count() == 1


def test_setting_aside_asks_once_for_a_reason(runner, entry, failed):
    assert "不再自动进行" in runner.get(address(entry, "/aside")).content.decode()
    assert runner.post(address(entry, "/aside"), {"reason": " "}).status_code == 422
    assert runner.post(address(entry, "/aside"), {"reason": "已电话告知"}).status_code == 302
    assert state_of(entry) == "aside"


def test_the_auditor_looks_and_does_not_touch(as_clerk, clerk, posts, entry, failed):
    posts[clerk.pk] = (standing(7, "audit.verify"),)
    shown = as_clerk.get("/desk/deliveries")
    assert shown.status_code == 200
    assert "重新处理" not in shown.content.decode()
    assert as_clerk.post(address(entry)).status_code == 403
    assert as_clerk.post(address(entry, "/aside"), {"reason": "不要"}).status_code == 403
    assert state_of(entry) == "failed"


@pytest.mark.parametrize("power", ["security.unlock", "system.accounts", "cases.see"])
def test_others_stay_outside(as_clerk, clerk, posts, power):
    posts[clerk.pk] = (standing(7, power),)
    assert as_clerk.get("/desk/deliveries").status_code == 403


def test_what_the_clock_could_not_see_to_is_shown(runner):
    Sweep("tests.sweep", "评价到期归档", "case").each([7], failing, now=NOW, limit=10)
    page = runner.get("/desk/deliveries")
    assert [row.ref_id for row in page.context["state"].stuck] == [7]
    assert "评价到期归档" in page.content.decode()


def failing(_id):
    raise KeyError("due")
