"""What duties do when something happens."""

from datetime import UTC, datetime

from gongzhi.facts.duties import CalendarYearEntered
from gongzhi.foundation.duties.commands import reckon_again
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.journal.reacting import on


@on(CalendarYearEntered)
def reckon_duties_again(fact: CalendarYearEntered, entry: Entry) -> None:  # noqa: ARG001
    reckon_again(fact.year, now=datetime.now(UTC))
