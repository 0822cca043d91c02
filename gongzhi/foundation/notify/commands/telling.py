"""Tell people something: a line in the inbox at once, messages outside put in the queue."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.models import F

from gongzhi.foundation.jobs import defer
from gongzhi.foundation.notify.figures import most_a_day, quiet_hours
from gongzhi.foundation.notify.jobs import send
from gongzhi.foundation.notify.models import Message, Notice
from gongzhi.foundation.notify.queries import channels_wanted, short_messages_since
from gongzhi.foundation.notify.rules.wording import Template
from gongzhi.foundation.notify.vocabulary import Channel, SendState
from gongzhi.kernel.calendar import local, local_day
from gongzhi.kernel.ref import Ref


@dataclass(frozen=True, kw_only=True)
class _News:
    template: Template
    ref: Ref
    parameters: Mapping[str, Any]
    words: str
    region_code: str
    now: datetime

    def fields(self) -> dict[str, Any]:
        return {
            "template": self.template.code,
            "ref_kind": self.ref.kind,
            "ref_id": self.ref.id,
            "parameters": dict(self.parameters),
            "words": self.words,
            "created_at": self.now,
            "region_code": self.region_code,
            "county_code": self.region_code[:6],
        }

    def alike(self, persons: Iterable[int]) -> dict[str, Any]:
        """Those of the same thing told so shortly before that they may be merged."""
        return {
            "person__in": list(persons),
            "template": self.template.code,
            "ref_kind": self.ref.kind,
            "ref_id": self.ref.id,
            "created_at__gt": self.now - timedelta(minutes=self.template.merges),
        }


@transaction.atomic
def tell(
    person_ids: Iterable[int],
    *,
    template: Template,
    ref: Ref,
    parameters: Mapping[str, Any],
    now: datetime,
    channels: tuple[Channel, ...] | None = None,
    urgent: bool = False,
    words: Mapping[str, str] | None = None,
    region_code: str = "",
) -> None:
    """In the caller's transaction. `parameters` stay in clear (ids, codes, numbers, times already
    worded); anything a person wrote or is called goes into `words` and is sealed.
    """
    missing = template.missing({**parameters, **(words or {})})
    if missing:
        raise ImproperlyConfigured(f"{template.code} needs {', '.join(sorted(missing))}")
    news = _News(
        template=template,
        ref=ref,
        parameters=parameters,
        words=json.dumps(dict(words or {}), ensure_ascii=False),
        region_code=region_code,
        now=now,
    )
    by_channel = channels_wanted(sorted(set(person_ids)), channels or template.channels)
    for channel, persons in by_channel.items():
        if channel is Channel.IN_APP:
            _put_in_inboxes(persons, news)
        else:
            _queue(persons, channel, news, urgent=urgent or template.urgent)


def _put_in_inboxes(persons: list[int], news: _News) -> None:
    """A burst on one thing is one unread line that counts and bears the time of its newest words;
    held, lest it be read meanwhile. How long a burst may be goes by its first telling: what goes
    on and on is told anew."""
    unread = Notice.objects.filter(**news.alike(persons), read_at=None)
    held = dict(unread.select_for_update().values_list("pk", "person"))
    Notice.objects.filter(pk__in=held).update(
        count=F("count") + 1, renewed_at=news.now, **_renewed(news)
    )
    merged = set(held.values())
    new = [person for person in persons if person not in merged]
    Notice.objects.bulk_create(
        [Notice(person=person, renewed_at=news.now, **news.fields()) for person in new]
    )


def _queue(persons: list[int], channel: Channel, news: _News, *, urgent: bool) -> None:
    """A message not yet sent takes the newer words; others wait for the end of quiet hours."""
    waiting = Message.objects.filter(
        **news.alike(persons), channel=channel, state=SendState.WAITING, attempts=0
    )
    merged = set(waiting.select_for_update().values_list("person", flat=True))
    waiting.filter(person__in=merged).update(**_renewed(news))
    new = [person for person in persons if person not in merged]
    if channel is Channel.SMS and not urgent:
        new = _not_yet_full(new, news)
    quiet = quiet_hours(news.region_code, local_day(news.now))
    due_at = news.now if urgent else quiet.first_after(news.now)
    made = [
        Message(person=person, channel=channel, urgent=urgent, due_at=due_at, **news.fields())
        for person in new
    ]
    Message.objects.bulk_create(made)
    if made and due_at == news.now:
        defer(send)


def _not_yet_full(persons: list[int], news: _News) -> list[int]:
    """Whoever has had his number of short messages today reads the rest in the inbox."""
    most = most_a_day(news.region_code, local_day(news.now))
    midnight = local(news.now).replace(hour=0, minute=0, second=0, microsecond=0)
    had = short_messages_since(persons, midnight)
    return [person for person in persons if had.get(person, 0) < most]


def _renewed(news: _News) -> dict[str, Any]:
    return {"parameters": dict(news.parameters), "words": news.words}
