"""An act of staff being done: what its command needs beside the form, and the photos with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.files.commands import discard_from, store_each
from gongzhi.foundation.files.drafts import draft_for
from gongzhi.foundation.web.asking import DROP
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.ref import Ref

Given = dict[str, Any]


@dataclass(frozen=True)
class Doing:
    """What a command needs beside the form."""

    request: HttpRequest
    code: str
    given: Given
    actor: Actor
    now: datetime


def doing_of(request: HttpRequest, code: str, given: Given, now: datetime) -> Doing:
    return Doing(request, code, given, actor_of(request), now)


def draft_name(code: str, purpose: str) -> str:
    return f"case-{code}:{purpose}"


def take_photos(doing: Doing, purposes: Iterable[str]) -> None:
    """Kept one by one, so that a bad one costs none of the good ones; then what was refused."""
    refused = {
        purpose: store_each(
            doing.request.FILES.getlist(purpose),
            owner=photos_of(doing, purpose),
            purpose=purpose,
            actor=doing.actor,
            now=doing.now,
        )
        for purpose in purposes
    }
    for purpose, words in refused.items():
        if words:
            raise RuleBroken("；".join(words), field=purpose)


def drop_photo(doing: Doing, purposes: Iterable[str]) -> None:
    """The one named, of those that wait under this form; with the others that came beside."""
    for purpose in purposes:
        discard_from(photos_of(doing, purpose), doing.request.POST.get(DROP, ""))
    take_photos(doing, purposes)


def photos_of(doing: Doing, purpose: str) -> Ref:
    """Uploads wait under a draft of this session, so that a form that comes back loses none."""
    return draft_for(doing.request, draft_name(doing.code, purpose))
