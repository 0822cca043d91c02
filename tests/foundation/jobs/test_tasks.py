from datetime import UTC, datetime

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from gongzhi.foundation.jobs import NEVER, RETRY, defer, defer_until, run_waiting, task
from gongzhi.kernel.errors import RuleBroken

pytestmark = pytest.mark.django_db
heard: list[str] = []


@task("tests.echo", queue="tests")
def echo(word: str) -> None:
    heard.append(word)


@task("tests.echo_twice", queue="tests")
def echo_twice(word: str) -> None:
    echo(word)
    defer(echo, word=word.upper())


@pytest.fixture(autouse=True)
def silence():
    heard.clear()


def failed(attempts):
    return Job(
        id=1,
        queue="tests",
        lock=None,
        queueing_lock=None,
        task_name="tests.echo",
        attempts=attempts,
    )


def test_a_deferred_task_waits_in_its_queue_with_its_arguments():
    defer(echo, word="水")

    job = ProcrastinateJob.objects.get()
    assert (job.queue_name, job.task_name, job.args) == ("tests", "tests.echo", {"word": "水"})
    assert heard == []


@transaction.atomic
def act_that_fails():
    defer(echo, word="水")
    raise RuleBroken("不可以")


def test_a_task_deferred_in_an_act_that_fails_was_never_deferred():
    with pytest.raises(RuleBroken):
        act_that_fails()

    assert not ProcrastinateJob.objects.exists()


def test_a_task_may_wait_for_its_moment():
    moment = datetime(2027, 1, 1, tzinfo=UTC)

    defer_until(moment, echo, word="水")

    assert ProcrastinateJob.objects.get().scheduled_at == moment


def test_called_it_runs_at_once():
    echo("火")

    assert heard == ["火"]


def test_arguments_must_be_named():
    with pytest.raises(TypeError, match="by name"):
        defer(echo, "水")


def test_what_waits_can_be_run_here_and_now_with_what_it_puts_off_itself():
    defer(echo_twice, word="moma")

    assert run_waiting() == ["tests.echo_twice", "tests.echo"]
    assert heard == ["moma", "MOMA"]
    assert not ProcrastinateJob.objects.exists()


def test_the_waits_between_attempts_grow_and_end():
    waits = [RETRY.get_retry_decision(exception=OSError(), job=failed(n)) for n in range(6)]

    moments = [wait.retry_at for wait in waits[:5]]
    assert moments == sorted(moments)
    assert waits[5] is None


def test_neither_a_broken_rule_nor_an_unrepeatable_job_is_tried_again():
    assert RETRY.get_retry_decision(exception=RuleBroken("不可以"), job=failed(0)) is None
    assert NEVER.get_retry_decision(exception=OSError(), job=failed(0)) is None
