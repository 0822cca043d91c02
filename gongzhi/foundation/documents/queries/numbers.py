"""文号的登记: under what each kind is numbered, how far it is, whether the year is whole."""

from dataclasses import dataclass

from gongzhi.foundation.documents.models import DocumentNumber, NumberPrefix, Series
from gongzhi.foundation.documents.rules.numbering import missing
from gongzhi.foundation.documents.vocabulary import DocumentKind


@dataclass(frozen=True, kw_only=True)
class Numbering:
    """`gaps` is what an inspector asks first; there is nothing but an empty list to show."""

    kind: DocumentKind
    prefix: str = ""
    last: int = 0
    started_after: int = 0
    voided: int = 0
    gaps: tuple[int, ...] = ()


def numbering_of(organisation: int, year: int) -> list[Numbering]:
    """Every kind in its order; three queries."""
    prefixes = dict(
        NumberPrefix.objects.filter(organisation=organisation).values_list("kind", "prefix")
    )
    series = {
        row.prefix: row for row in Series.objects.filter(organisation=organisation, year=year)
    }
    given: dict[int, list[tuple[int, str | None]]] = {}
    rows = DocumentNumber.objects.filter(series__in=series.values())
    for of, sequence, state in rows.values_list("series", "sequence", "document__state"):
        given.setdefault(of, []).append((sequence, state))
    return [_numbering(kind, prefixes.get(kind, ""), series, given) for kind in DocumentKind]


def _numbering(
    kind: DocumentKind,
    prefix: str,
    series: dict[str, Series],
    given: dict[int, list[tuple[int, str | None]]],
) -> Numbering:
    row = series.get(prefix)
    if row is None:
        return Numbering(kind=kind, prefix=prefix)
    numbers = given.get(row.pk, [])
    return Numbering(
        kind=kind,
        prefix=prefix,
        last=row.last,
        started_after=row.started_after,
        voided=sum(state == "void" for _, state in numbers),
        gaps=tuple(missing((n for n, _ in numbers), after=row.started_after)),
    )


def next_number(organisation: int, kind: str, year: int) -> str:
    """What a signing now would be given, if nobody signs before; "" without a 代字."""
    prefix = NumberPrefix.objects.filter(organisation=organisation, kind=kind).first()
    if prefix is None:
        return ""
    row = Series.objects.filter(organisation=organisation, prefix=prefix.prefix, year=year).first()
    return f"{prefix.prefix}〔{year}〕{(row.last if row else 0) + 1}号"
