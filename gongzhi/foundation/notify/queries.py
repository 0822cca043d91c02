"""Reads of notify."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from gongzhi.foundation.access.territory import within
from gongzhi.foundation.links import Link, resolve, resolve_own
from gongzhi.foundation.notify.models import (
    DemonstrationMessage,
    Message,
    Notice,
    Preference,
    Told,
)
from gongzhi.foundation.notify.rules.paging import Mark
from gongzhi.foundation.notify.rules.wording import Text
from gongzhi.foundation.notify.vocabulary import TO_MEND, Channel, NotifyPower, SendState
from gongzhi.foundation.notify.wording import say
from gongzhi.kernel.actor import Actor

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of an inbox, or a message to mend, in words."""

    id: int
    title: str
    text: str
    url: str
    at: datetime
    read: bool = True
    count: int = 1
    channel: str = ""
    state: SendState | None = None
    error: str = ""
    attempts: int = 0


@dataclass(frozen=True)
class Inbox:
    """A page of it. `older` is where the next page goes on, None on the last one."""

    lines: list[Line]
    older: Mark | None


def text_of(told: Told) -> Text:
    return say(told.template, {**told.parameters, **_words(told)})


def inbox(person: int, *, as_staff: bool, before: Mark | None = None, limit: int = PAGE) -> Inbox:
    """The newest telling first; one line more than shown is read, to know of a further page.

    Links cost a query a kind. `as_staff`: whoever is both staff and resident has one inbox, read
    on either face; a line leads to a page of the face it is read on, or nowhere.
    """
    rows = list(_told_before(person, before)[: limit + 1])
    shown = rows[:limit]
    older = Mark(shown[-1].renewed_at, shown[-1].pk) if len(rows) > limit else None
    return Inbox(_own_lines(person, shown, as_staff=as_staff), older)


def line_of(person: int, notice_id: int, *, as_staff: bool) -> Line | None:
    """One line of the person's own inbox."""
    rows = list(Notice.objects.filter(person=person, pk=notice_id))
    return next(iter(_own_lines(person, rows, as_staff=as_staff)), None)


def unread_count(person: int) -> int:
    return Notice.objects.filter(person=person, read_at=None).count()


def to_mend(actor: Actor) -> QuerySet[Message]:
    """Failed and unknown messages in the territory of a post that may mend them."""
    if not actor.holds(NotifyPower.MEND):
        return Message.objects.none()
    return Message.objects.filter(within(actor), state__in=[state.value for state in TO_MEND])


def lines_to_mend(actor: Actor, limit: int = PAGE) -> list[Line]:
    return _lines(list(to_mend(actor).order_by("-created_at")[:limit]))


def channels_wanted(persons: Iterable[int], usual: tuple[Channel, ...]) -> dict[Channel, list[int]]:
    """Who is told by which channel, one query: the usual ones, as each person changed them."""
    asked = list(persons)
    said = {
        (person, Channel(channel)): wanted
        for person, channel, wanted in Preference.objects.filter(person__in=asked).values_list(
            "person", "channel", "wanted"
        )
    }
    wanted_by = {
        channel: [p for p in asked if said.get((p, channel), channel in usual)]
        for channel in Channel
    }
    return {channel: persons for channel, persons in wanted_by.items() if persons}


def short_messages_since(persons: Iterable[int], since: datetime) -> dict[int, int]:
    """How many each was or will be sent, one query."""
    rows = Message.objects.filter(
        person__in=list(persons), channel=Channel.SMS, created_at__gte=since
    )
    return dict(rows.values_list("person").annotate(number=Count("pk")))


def preferences(person: int) -> dict[Channel, bool]:
    rows = Preference.objects.filter(person=person).values_list("channel", "wanted")
    return {Channel(channel): wanted for channel, wanted in rows}


def demonstration_messages(limit: int = PAGE) -> list[DemonstrationMessage]:
    return list(DemonstrationMessage.objects.order_by("-id")[:limit])


def _told_before(person: int, before: Mark | None) -> QuerySet[Notice]:
    """A line renewed while somebody turns pages goes to the top: it moves no other line."""
    rows = Notice.objects.filter(person=person).order_by("-renewed_at", "-id")
    if before is None:
        return rows
    earlier = Q(renewed_at__lt=before.renewed_at) | Q(id__lt=before.id)
    return rows.filter(earlier, renewed_at__lte=before.renewed_at)


def _own_lines(person: int, rows: list[Any], *, as_staff: bool) -> list[Line]:
    lines = _lines(rows)
    if as_staff:
        return lines
    own = resolve_own(person, {row.ref for row in rows})
    return [replace(line, url=own.get(row.ref, "")) for line, row in zip(lines, rows, strict=True)]


def _lines(rows: list[Any]) -> list[Line]:
    links = resolve({row.ref for row in rows})
    return [_line(row, links[row.ref]) for row in rows]


def _line(row: Notice | Message, link: Link) -> Line:
    text = text_of(row)
    said: dict[str, Any] = {"id": row.pk, "title": text.title, "text": text.body, "url": link.url}
    if isinstance(row, Notice):
        return Line(**said, at=row.renewed_at, read=row.read_at is not None, count=row.count)
    return Line(
        **said,
        at=row.created_at,
        channel=Channel(row.channel).label,
        state=SendState(row.state),
        error=row.error,
        attempts=row.attempts,
    )


def _words(told: Told) -> dict[str, str]:
    return json.loads(told.words or "{}")  # type: ignore[no-any-return]


def message_links(ids: Iterable[int]) -> dict[int, Link]:
    """A message is called by its channel: whom it went to is nobody's business here."""
    rows = Message.objects.filter(pk__in=list(ids)).values_list("pk", "channel")
    return {pk: Link(f"{Channel(channel).label} #{pk}", "/desk/messages/") for pk, channel in rows}


def unsent_links(codes: Iterable[int]) -> dict[int, Link]:
    return {code: Link("没有送达的消息", "/desk/messages/") for code in codes}
