from datetime import datetime
from typing import Annotated

from django.http import Http404, HttpRequest
from django.utils.timezone import now
from ninja import Query, Schema
from pydantic import Field

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.rules.admission import SIGNED_IN
from gongzhi.foundation.access.rules.lending import NO_TOKEN
from gongzhi.foundation.apikit.routing import Router
from gongzhi.foundation.notify.commands.reading import mark_read
from gongzhi.foundation.notify.queries import inbox, unread_count
from gongzhi.foundation.notify.rules.paging import Mark
from gongzhi.kernel.errors import RuleBroken

router = Router(tags=["消息"])
MARK = r"^\d{1,19}\.\d{1,19}$"
Number = Annotated[int, Field(ge=1, le=2**63 - 1)]


class MessageOut(Schema):
    id: int
    title: str
    text: str
    url: str
    at: datetime
    is_read: bool
    count: Annotated[int, Field(description="合并了几条")]


class InboxOut(Schema):
    unread: int
    items: Annotated[list[MessageOut], Field(description="最近告知的在前")]
    older: Annotated[str | None, Field(description="有更早的：把它作为 before 接着要")]


class ReadingIn(Schema):
    ids: Annotated[
        list[Number] | None, Field(max_length=200, description="读过的几条；不填为全部")
    ] = None


class ReadOut(Schema):
    read: Annotated[int, Field(description="这次记为已读的条数")]


@router.get("", entrance=SIGNED_IN, token=NO_TOKEN, response=InboxOut, summary="我的消息")
def messages(
    request: HttpRequest,
    before: Annotated[str | None, Query(description="上一页给的 older", pattern=MARK)] = None,
    limit: Annotated[int, Query(ge=1, le=200, description="几条")] = 50,
) -> InboxOut:
    person, as_staff = _person(request), actor_of(request).appointment is not None
    found = inbox(person, as_staff=as_staff, before=_mark(before), limit=limit)
    items = [
        MessageOut(
            id=line.id,
            title=line.title,
            text=line.text,
            url=line.url,
            at=line.at,
            is_read=line.read,
            count=line.count,
        )
        for line in found.lines
    ]
    older = str(found.older) if found.older else None
    return InboxOut(unread=unread_count(person), items=items, older=older)


@router.post("/reading", entrance=SIGNED_IN, token=NO_TOKEN, response=ReadOut, summary="记为已读")
def reading(request: HttpRequest, told: ReadingIn) -> ReadOut:
    return ReadOut(read=mark_read(_person(request), told.ids, now=now()))


def _mark(before: str | None) -> Mark | None:
    mark = Mark.read(before) if before else None
    if before and mark is None:
        raise RuleBroken("before 要原样用上一页给的 older", field="before")
    return mark


def _person(request: HttpRequest) -> int:
    person = actor_of(request).person
    if person is None:
        raise Http404
    return person
