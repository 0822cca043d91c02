"""Entering a year's holidays."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from gongzhi.facts.duties import CalendarYearEntered
from gongzhi.foundation.access import powers
from gongzhi.foundation.duties.arrangements import EDITION
from gongzhi.foundation.duties.models import CalendarDay, CalendarVersion, CalendarYear
from gongzhi.foundation.duties.rules.notice import ArrangedDay, read_notice
from gongzhi.foundation.duties.vocabulary import DutyPower
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken


@transaction.atomic
def enter_year(
    year: int, *, text: str, source: str, actor: Actor, now: datetime
) -> list[ArrangedDay]:
    """The year is then what the text says; duties counted without it are to be reckoned again.

    Days of the year before or after that the notice also names are taken over one by one.
    """
    powers.require(actor, DutyPower.CALENDAR)
    if not source.strip():
        raise RuleBroken(
            "请写明依据，如“国务院办公厅关于2027年部分节假日安排的通知”", field="source"
        )
    days = read_notice(text, year)
    _store(year, days, source.strip(), actor, now)
    _turn_page()
    worked = sum(day.is_working for day in days)
    fact = CalendarYearEntered(
        year=year, days_off=len(days) - worked, days_worked=worked, source=source.strip()
    )
    record(fact, actor=actor, now=now)
    return days


def _store(
    year: int, days: Sequence[ArrangedDay], source: str, actor: Actor, now: datetime
) -> None:
    CalendarYear.objects.update_or_create(
        year=year, defaults={"source": source, "entered_at": now, "entered_by": actor.person}
    )
    CalendarDay.objects.filter(day__year=year).delete()
    CalendarDay.objects.filter(day__in=[day.day for day in days]).delete()
    CalendarDay.objects.bulk_create(
        CalendarDay(day=day.day, is_working=day.is_working, name=day.name, source=source)
        for day in days
    )


def _turn_page() -> None:
    CalendarVersion.objects.change()
    EDITION.changed()
