"""A person reads the inbox and says how to be told."""

from collections.abc import Iterable
from datetime import datetime

from gongzhi.foundation.notify.models import Notice, Preference
from gongzhi.foundation.notify.rules.wording import Template
from gongzhi.foundation.notify.vocabulary import Channel
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.ref import Ref


def mark_read(person: int, ids: Iterable[int] | None = None, *, now: datetime) -> int:
    """Some lines, or all; only the person's own. Returns how many were unread."""
    unread = Notice.objects.filter(person=person, read_at=None)
    return (unread if ids is None else unread.filter(pk__in=list(ids))).update(read_at=now)


def mark_done(person: int, ref: Ref, template: Template, *, now: datetime) -> int:
    """What a line asked of the person by then has been done: it is read, opened or not.
    A line renewed since asks again."""
    asked = Notice.objects.filter(
        person=person, ref_kind=ref.kind, ref_id=ref.id, template=template.code
    )
    return asked.filter(read_at=None, renewed_at__lte=now).update(read_at=now)


def prefer(person: int, channel: Channel, *, wanted: bool) -> None:
    if channel is Channel.IN_APP:
        raise RuleBroken("站内消息不能关闭", field="channel")
    Preference.objects.update_or_create(person=person, channel=channel, defaults={"wanted": wanted})
