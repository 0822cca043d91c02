"""A paper as both faces show it: its way so far, what is known of it, what this actor may do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from gongzhi.foundation import links
from gongzhi.foundation.documents.pages.acts import BY_ACT
from gongzhi.foundation.documents.queries.document import DocumentPage, Sent
from gongzhi.foundation.documents.vocabulary import (
    DeliveryState,
    DeliveryWay,
    DocumentAct,
    DocumentKind,
    DocumentState,
)
from gongzhi.foundation.web.rules.moments import desk_stamp
from gongzhi.foundation.web.values import Fact, Mark, Photo, Power, Step
from gongzhi.kernel.ref import Ref

if TYPE_CHECKING:
    from gongzhi.foundation.files.models import StoredFile

WAY = ("拟稿", "审核", "签发编号", "用印", "送达")
REACHED = {
    DocumentState.DRAFT: 0,
    DocumentState.REVIEWING: 1,
    DocumentState.SIGNING: 2,
    DocumentState.SIGNED: 3,
    DocumentState.STAMPED: 4,
    DocumentState.DELIVERING: 4,
    DocumentState.DELIVERED: 5,
}


@dataclass(frozen=True, kw_only=True)
class DeliveryShown:
    number: int
    way: str
    state: str
    recipient: str
    facts: list[Fact]
    photos: list[Photo]
    papers: list[Photo]
    is_ongoing: bool


def steps(page: DocumentPage, now: datetime) -> list[Step]:
    """Of a void paper none: it goes nowhere any more."""
    if page.state is DocumentState.VOID:
        return []
    document, at = page.document, REACHED[page.state]
    moments = (document.drafted_at, document.reviewed_at, document.signed_at, document.stamped_at)
    notes = [desk_stamp(moment, now) if moment else "" for moment in moments]
    notes.append(_delivered(page.sent))
    return [
        Step(label, _mark(n, at), note if n < at or n == 4 else "")
        for n, (label, note) in enumerate(zip(WAY, notes, strict=True))
    ]


def _mark(n: int, at: int) -> Mark:
    return Mark.DONE if n < at else Mark.NOW if n == at else Mark.AHEAD


def _delivered(sent: list[Sent]) -> str:
    proven = sum(one.delivery.state == DeliveryState.PROVEN for one in sent)
    return f"{proven} / {len(sent)} 份有凭证" if sent else ""


def facts(page: DocumentPage) -> list[Fact]:
    document = page.document
    people = links.resolve(Ref("person", pk) for pk in _people(page))
    return [
        Fact("文号", document.number.text if document.number else "签发时编号"),
        Fact("文种", DocumentKind(document.kind).label),
        Fact("发文机关", page.paper.body),
        Fact("主送", page.paper.words.recipient),
        Fact("拟稿", _named(people, document.drafted_by)),
        Fact("审核", _named(people, document.reviewed_by)),
        Fact("签发", _named(people, document.signed_by)),
        Fact("成文日期", page.paper.day_shown if document.signed_on else "未签发"),
        *_void(page),
    ]


def _void(page: DocumentPage) -> list[Fact]:
    return [Fact("作废理由", page.document.void_reason or "")] if page.document.void_at else []


def _people(page: DocumentPage) -> Iterator[int]:
    document = page.document
    known = (document.drafted_by, document.reviewed_by, document.signed_by)
    return (pk for pk in known if pk is not None)


def _named(people: Mapping[Ref, links.Link], person: int | None) -> str:
    return str(people[Ref("person", person)]) if person is not None else "还没有"


def powers(page: DocumentPage, prefix: str) -> list[Power]:
    """In the order of the acts; a revision has a page of its own, at the desk alone."""
    found = {each.act: each for each in page.possible}
    offered = [
        Power(one.verb, one.icon, f"{prefix}/{one.noun}", found[act].why_not)
        for act, one in BY_ACT.items()
        if act in found
    ]
    revision = found.get(DocumentAct.REVISE)
    if revision is None or not prefix.startswith("/desk/"):
        return offered
    return [Power("修改稿件", "edit", f"{prefix}/revision", revision.why_not), *offered]


def main_act(page: DocumentPage, prefix: str) -> Power | None:
    """What the paper waits for, where this actor may do it."""
    return next((power for power in powers_that_move(page, prefix)), None)


def powers_that_move(page: DocumentPage, prefix: str) -> list[Power]:
    onward = {"submission", "review", "signature", "stamp"}
    if page.state is DocumentState.STAMPED:
        onward.add("delivery")
    return [
        power
        for power in powers(page, prefix)
        if not power.why_not and power.url.rpartition("/")[2] in onward
    ]


def deliveries(page: DocumentPage, now: datetime) -> list[DeliveryShown]:
    return [_delivery(one, now) for one in page.sent]


def _delivery(one: Sent, now: datetime) -> DeliveryShown:
    row = one.delivery
    told = (
        ("送到哪里", row.address),
        ("邮件号", row.tracking),
        ("同意电子送达", row.consent),
        ("缘由", row.reason),
        ("公告日期", _day(row.posted_on)),
        ("公告期满", _day(row.lapses_on)),
        ("开始", desk_stamp(row.begun_at, now)),
        ("送达日期", _day(row.delivered_on)),
        ("签收人", row.signed_by),
        ("没有送到", row.failure),
    )
    return DeliveryShown(
        number=row.pk,
        way=DeliveryWay(row.way).label,
        state=DeliveryState(row.state).label,
        recipient=row.recipient,
        facts=[Fact(name, value) for name, value in told if value],
        photos=[_photo(f, "凭证") for f in one.proofs if f.is_picture],
        papers=[_photo(f, "凭证") for f in one.proofs if not f.is_picture],
        is_ongoing=one.is_ongoing,
    )


def _photo(file: "StoredFile", name: str) -> Photo:
    return Photo(url=file.full_url, thumb=file.thumbnail_url, alt=name, note=name)


def scan(page: DocumentPage) -> Photo | None:
    """The paper of record, where there is one; a PDF has no picture to show."""
    file = page.document.scan
    if file is None:
        return None
    thumb = file.thumbnail_url if file.is_picture else ""
    return Photo(url=file.full_url, thumb=thumb, alt="用印扫描件", note=file.sha256)


def _day(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else ""
