"""The catalogue as values, and the names of its categories."""

from collections.abc import Iterable

from gongzhi.cases.models import CatalogueVersion, Category, RoutingRule, StreetSpan
from gongzhi.cases.rules import catalogue as values
from gongzhi.cases.vocabulary import LeadRole
from gongzhi.foundation.database.editions import Edition
from gongzhi.foundation.journal.reading import Line, timeline
from gongzhi.foundation.links import Link
from gongzhi.kernel.calendar import Span, Unit
from gongzhi.kernel.ref import Ref


def catalogue() -> values.Catalogue:
    """Categories and rules in force, remembered by edition."""
    return EDITION.content()


def _read() -> values.Catalogue:
    return values.Catalogue(
        categories={row.code: _category(row) for row in Category.objects.filter(is_active=True)},
        rules=tuple(_rule(row) for row in RoutingRule.objects.filter(is_active=True)),
        spans={
            (row.category.code, row.street_code): Span(row.span_amount, Unit(row.span_unit))
            for row in StreetSpan.objects.select_related("category")
        },
    )


EDITION = Edition(CatalogueVersion.objects.stamp, _read)


def _category(row: Category) -> values.Category:
    return values.Category(
        id=row.pk,
        code=row.code,
        name=row.name,
        group=row.group,
        grid_group=row.grid_group,
        line=row.line,
        span_amount=row.span_amount,
        span_unit=row.span_unit,
        keywords=row.keywords,
        facility_kinds=frozenset(row.facility_kinds),
        hint=row.hint,
        is_outside_remit=row.is_outside_remit,
    )


def _rule(row: RoutingRule) -> values.RoutingRule:
    return values.RoutingRule(
        number=row.number,
        name=row.name,
        scope=row.scope,
        categories=frozenset(row.categories),
        lines=frozenset(row.lines),
        sources=frozenset(row.sources),
        words=tuple(row.words),
        service_modes=frozenset(row.service_modes),
        role=LeadRole(row.role),
        line=row.line,
        is_automatic=row.is_automatic,
        clause=row.clause,
    )


def category_story(category: int) -> list[Line]:
    """What streets decided about it, newest first."""
    return timeline(Ref("case_category", category))


def category_links(ids: Iterable[int]) -> dict[int, Link]:
    rows = Category.objects.filter(pk__in=list(ids)).values_list("pk", "name")
    return {pk: Link(name) for pk, name in rows}
