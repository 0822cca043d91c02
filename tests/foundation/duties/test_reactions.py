"""A value entered is somebody's duty to confirm, until it is decided."""

from datetime import UTC, date, datetime

import pytest

from gongzhi.foundation.duties.access import open_for
from gongzhi.foundation.journal.dispatching import drain
from gongzhi.foundation.rulebook.commands import (
    confirm_override,
    propose_override,
    reject_override,
    withdraw_override,
)
from gongzhi.foundation.rulebook.rules.amending import Proposal
from gongzhi.foundation.rulebook.vocabulary import Level
from gongzhi.kernel.actor import Actor

NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
STREET = "510115003"
CLERK = Actor(account=1, person=11, powers=frozenset({"rulebook.propose"}), territory=(STREET,))
CHECKS = frozenset({"rulebook.confirm"})
DIRECTOR = Actor(account=2, person=12, powers=CHECKS, territory=(STREET,))
ELSEWHERE = Actor(account=3, person=13, powers=CHECKS, territory=("510115004",))


def proposed():
    told = Proposal(
        level=Level.STREET,
        scope=STREET,
        written="4 working_hours",
        clause="第三条",
        quote="四个工作小时内受理",
        source="街道办法",
        source_file="街道办法.pdf",
        reason="街道自定",
        valid_from=date(2026, 11, 24),
    )
    entered = propose_override("cases.acceptance.span", told, actor=CLERK, now=NOW)
    settle()
    return entered


def settle():
    while drain(200):
        pass


def titles(actor):
    return [duty.title for duty in open_for(actor)]


def test_a_proposed_value_is_a_duty_of_whoever_may_confirm_it_there(db):
    entered = proposed()
    (duty,) = open_for(DIRECTOR)
    assert (duty.kind, duty.ref.id, duty.title, duty.wording) == (
        "rulebook.confirm",
        entered.pk,
        "诉求受理时限，街道（乡镇）一层",
        "规则值复核时限 5 个工作日",
    )
    assert (titles(CLERK), titles(ELSEWHERE)) == ([], [])


@pytest.mark.parametrize("way", ["confirmed", "rejected", "withdrawn"])
def test_it_ends_when_the_value_is_decided(db, way):
    pk = proposed().pk
    if way == "confirmed":
        confirm_override(pk, actor=DIRECTOR, now=NOW)
    elif way == "rejected":
        reject_override(pk, reason="与原文不符", actor=DIRECTOR, now=NOW)
    else:
        withdraw_override(pk, reason="写错了", actor=CLERK, now=NOW)
    settle()
    assert titles(DIRECTOR) == []
