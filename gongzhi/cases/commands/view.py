"""Filters of a list kept under a name."""

from datetime import datetime

from django.db import IntegrityError, transaction

from gongzhi.cases.models import SavedView
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken
from gongzhi.kernel.text import as_seen

MOST = 12
NAME_LENGTH = 20


def save_view(name: str, query: str, *, actor: Actor, now: datetime) -> SavedView:
    """`query` is the list's address after the question mark."""
    if actor.person is None:
        raise NotPermitted("登录后才能保存视图")
    name = as_seen(name)
    if not name or len(name) > NAME_LENGTH:
        raise RuleBroken(f"视图名称写 1 至 {NAME_LENGTH} 个字", field="name")
    if SavedView.objects.filter(person=actor.person).count() >= MOST:
        raise RuleBroken(f"最多保存 {MOST} 个视图，先删掉不用的")
    try:
        with transaction.atomic():
            return SavedView.objects.create(
                person_id=actor.person, name=name, filters={"query": query[:400]}, created_at=now
            )
    except IntegrityError:
        raise RuleBroken(f"已有叫“{name}”的视图，换个名称", field="name") from None


def drop_view(number: int, *, actor: Actor) -> None:
    SavedView.objects.filter(pk=number, person=actor.person).delete()
