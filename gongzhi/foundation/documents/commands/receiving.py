"""收文: registered under the next number of the year, handed to whoever handles it, closed."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongzhi.facts.documents import PaperHandled, PaperReceived
from gongzhi.foundation.access.powers import require
from gongzhi.foundation.documents.bodies import body_of
from gongzhi.foundation.documents.commands import clocks
from gongzhi.foundation.documents.commands.holding import said
from gongzhi.foundation.documents.commands.numbering import RECEIVED as SERIES
from gongzhi.foundation.documents.commands.numbering import held_series, taken
from gongzhi.foundation.documents.keeping import RECEIVED
from gongzhi.foundation.documents.models import ReceivedPaper
from gongzhi.foundation.documents.rules.numbering import following
from gongzhi.foundation.documents.vocabulary import DocumentPower, ReceivedState
from gongzhi.foundation.files.commands import claim
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.kernel.ref import Ref

MOST_DAYS = 365


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """`days` is what the paper itself sets for the answer, in working days."""

    sender: str
    title: str
    received_on: date
    their_number: str = ""
    dated_on: date | None = None
    days: int | None = None


@transaction.atomic
def receive_paper(incoming: Incoming, *, scans: Ref, actor: Actor, now: datetime) -> ReceivedPaper:
    """`scans` is the draft under which the scan was uploaded; without one there is only an entry
    that nobody can check, so it is asked for."""
    require(actor, DocumentPower.RECEIVE)
    body = body_of(actor.organisation)
    _check(incoming, local_day(now))
    series = held_series(body, SERIES, incoming.received_on.year)
    number = following(series.prefix, series.year, taken(series))
    paper = ReceivedPaper.objects.create(
        organisation=body.id,
        region_code=body.region_code,
        county_code=body.region_code[:6],
        series=series,
        sequence=number.sequence,
        text=str(number),
        sender=incoming.sender,
        their_number=incoming.their_number,
        title=incoming.title,
        dated_on=incoming.dated_on,
        received_on=incoming.received_on,
        state=ReceivedState.REGISTERED,
        registered_at=now,
        registered_by=actor.person,
    )
    if not claim(scans, paper.ref, purpose=RECEIVED, region_code=paper.region_code):
        raise RuleBroken("上传来文的扫描件或者照片", field="scans")
    clocks.begin_handling(paper, incoming.days, actor=actor, now=now)
    fact = PaperReceived(paper=paper.pk, received_on=incoming.received_on, sender=incoming.sender)
    record(fact, actor=actor, now=now, region_code=paper.region_code)
    return paper


@transaction.atomic
def handle_paper(number: int, *, result: str, actor: Actor, now: datetime) -> ReceivedPaper:
    require(actor, DocumentPower.RECEIVE)
    paper = (
        ReceivedPaper.objects.select_for_update()
        .filter(pk=number, organisation=actor.organisation or 0)
        .first()
    )
    if paper is None:
        raise NotPermitted("没有这份收文，或者它不是本单位的；请从收文台账里打开")
    if paper.state != ReceivedState.REGISTERED:
        raise StateChanged("这份收文已经办结，不用再办")
    told = said(result, "result", "写一句怎样办的，如“已函复，涌街办函〔2026〕12号”")
    paper.state, paper.handled_at = ReceivedState.HANDLED, now
    paper.handled_by, paper.result = actor.person, told
    paper.save(update_fields=["state", "handled_at", "handled_by", "result"])
    clocks.end_handling(paper, actor=actor, now=now)
    fact = PaperHandled(paper=paper.pk, result=told)
    record(fact, actor=actor, now=now, region_code=paper.region_code)
    return paper


def _check(incoming: Incoming, today: date) -> None:
    if not incoming.sender:
        raise RuleBroken("写明来文单位", field="sender")
    if not incoming.title:
        raise RuleBroken("写来文标题", field="title")
    if incoming.received_on > today:
        raise RuleBroken("收到日期不能晚于今天", field="received_on")
    if incoming.dated_on and incoming.dated_on > incoming.received_on:
        raise RuleBroken("来文日期不能晚于收到日期，核对后改正", field="dated_on")
    if incoming.days is not None and not 1 <= incoming.days <= MOST_DAYS:
        raise RuleBroken(f"时限写 1 到 {MOST_DAYS} 个工作日", field="days")
