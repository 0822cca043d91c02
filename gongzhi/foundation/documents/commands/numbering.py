"""编号: the 代字 of a body, and the next number, given inside the signing's transaction."""

from datetime import datetime

from django.db import transaction

from gongzhi.facts.documents import NumberPrefixSet
from gongzhi.foundation.access.powers import require
from gongzhi.foundation.documents.bodies import Body, body_of
from gongzhi.foundation.documents.models import (
    Document,
    DocumentNumber,
    NumberPrefix,
    Series,
)
from gongzhi.foundation.documents.rules.numbering import following, prefix_of
from gongzhi.foundation.documents.vocabulary import DocumentKind, DocumentPower
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken

MOST_BEFORE = 9999
RECEIVED = "收文"
"""What papers that came in are numbered under, in every body."""


@transaction.atomic
def set_prefix(
    kind: DocumentKind, prefix: str, *, used: int = 0, actor: Actor, now: datetime
) -> NumberPrefix:
    """`used`: how many numbers of this year were given on paper before; only before the first is
    given here."""
    require(actor, DocumentPower.CONFIGURE)
    body, text, year = (
        body_of(actor.organisation),
        prefix_of(prefix, field="initials"),
        local_day(now).year,
    )
    if text == RECEIVED:
        raise RuleBroken(f"“{RECEIVED}”留给收文登记，换一个代字", field="initials")
    _refuse_another_body(text, body)
    if not 0 <= used <= MOST_BEFORE:
        raise RuleBroken(f"已用到的号写 0 到 {MOST_BEFORE}", field="used")
    series = held_series(body, text, year)
    _start_after(series, used)
    row, _ = NumberPrefix.objects.update_or_create(
        organisation=body.id,
        kind=kind,
        defaults={
            "prefix": text,
            "region_code": body.region_code,
            "county_code": body.region_code[:6],
            "set_at": now,
        },
    )
    fact = NumberPrefixSet(
        organisation=body.id, paper_kind=kind, year=year, first=series.last + 1, prefix=text
    )
    record(fact, actor=actor, now=now, region_code=body.region_code)
    return row


def give_number(document: Document, now: datetime) -> DocumentNumber:
    """The next of the body's 代字 in the year of signing. The series' row is held until the signing
    is committed: two at once wait for one another, and a signing that fails leaves no gap."""
    row = NumberPrefix.objects.filter(
        organisation=document.organisation, kind=document.kind
    ).first()
    if row is None:
        raise RuleBroken(
            f"还没有设定“{DocumentKind(document.kind).label}”的文号代字，"
            "请有“设定文号代字”权限的人在“公文 - 文号代字”里设定后再签发"
        )
    series = held_series(body_of(document.organisation), row.prefix, local_day(now).year)
    number = following(series.prefix, series.year, taken(series))
    return DocumentNumber.objects.create(
        series=series,
        sequence=number.sequence,
        text=str(number),
        given_at=now,
        county_code=document.county_code,
        region_code=document.region_code,
    )


def held_series(body: Body, prefix: str, year: int) -> Series:
    """The row of that year, made where there is none, held until the transaction ends."""
    Series.objects.get_or_create(
        organisation=body.id,
        prefix=prefix,
        year=year,
        defaults={"county_code": body.region_code[:6], "region_code": body.region_code},
    )
    return Series.objects.select_for_update().get(organisation=body.id, prefix=prefix, year=year)


def taken(series: Series) -> int:
    """One more is taken from a series that is held; what had been given before it."""
    before = series.last
    series.last = before + 1
    series.save(update_fields=["last"])
    return before


def _start_after(series: Series, used: int) -> None:
    if used == series.started_after:
        return
    if series.last > series.started_after:
        raise RuleBroken(
            f"“{series}”已经给出过文号，现在用到 {series.last} 号，"
            "不能再改“已用到”；照现在的号往下编",
            field="used",
        )
    series.started_after = series.last = used
    series.save(update_fields=["started_after", "last"])


def _refuse_another_body(prefix: str, body: Body) -> None:
    """Two bodies of one county under one 代字 would give the same number twice."""
    others = NumberPrefix.objects.filter(prefix=prefix, county_code=body.region_code[:6])
    if others.exclude(organisation=body.id).exists():
        raise RuleBroken(f"代字“{prefix}”本县区已有别的单位在用，换一个", field="initials")
