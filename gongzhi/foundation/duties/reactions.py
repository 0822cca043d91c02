"""What duties do when something happens."""

from datetime import UTC, datetime

from gongzhi.facts.duties import CalendarYearEntered
from gongzhi.facts.rulebook import (
    OverrideConfirmed,
    OverrideFact,
    OverrideProposed,
    OverrideRejected,
    OverrideWithdrawn,
)
from gongzhi.foundation.duties.commands import Holder, begin, finish, reckon_again
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.journal.reacting import on
from gongzhi.foundation.rulebook.reading import require
from gongzhi.foundation.rulebook.shelf import book
from gongzhi.foundation.rulebook.vocabulary import Level, Power
from gongzhi.kernel.actor import SYSTEM
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.ref import Ref

CONFIRM, SPAN = "rulebook.confirm", "duties.confirmation.span"


@on(CalendarYearEntered)
def reckon_duties_again(fact: CalendarYearEntered, entry: Entry) -> None:  # noqa: ARG001
    reckon_again(fact.year, now=datetime.now(UTC))


@on(OverrideProposed)
def ask_for_confirmation(fact: OverrideProposed, entry: Entry) -> None:
    """Of whoever may confirm values over the whole place this one is for."""
    rule = require(SPAN, region_code=entry.region_code, on=local_day(entry.at))
    known = book().definitions.get(fact.key)
    begin(
        CONFIRM,
        Ref("rule_override", fact.override),
        span=rule.value,
        holder=Holder(power=Power.CONFIRM),
        title=f"{known.title if known else fact.key}，{Level(fact.level).label}一层",
        wording=f"{rule.title} {rule.wording}",
        actor=SYSTEM,
        now=entry.at,
        region_code=entry.region_code,
    )


@on(OverrideConfirmed)
def end_when_confirmed(fact: OverrideConfirmed, entry: Entry) -> None:
    _decided(fact, entry)


@on(OverrideRejected)
def end_when_rejected(fact: OverrideRejected, entry: Entry) -> None:
    _decided(fact, entry)


@on(OverrideWithdrawn)
def end_when_withdrawn(fact: OverrideWithdrawn, entry: Entry) -> None:
    """One that was in force has none."""
    _decided(fact, entry)


def _decided(fact: OverrideFact, entry: Entry) -> None:
    finish(Ref("rule_override", fact.override), CONFIRM, actor=SYSTEM, now=entry.at)
