"""The catalogue as values, and the names of its categories."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import reduce
from operator import or_

from django.db.models import Q

from gongzhi.cases.models import CatalogueVersion, Category, RoutingRule, StreetSpan
from gongzhi.cases.rules import catalogue as values
from gongzhi.cases.rules.catalogue import STREET_DIGITS
from gongzhi.cases.vocabulary import LeadRole
from gongzhi.foundation.database.editions import Edition
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.journal.reading import PAGE, Line, lines_of
from gongzhi.foundation.links import Link
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import Span, Unit
from gongzhi.territory.queries import region_names


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


def category_story(category: int, actor: Actor) -> list[Line]:
    """What the actor's own street decided about it, newest first; over a wider territory what its
    streets did, each named. Another street's reasons and people are its own affair."""
    streets = {prefix[:STREET_DIGITS] for prefix in actor.territory}
    decided = Entry.objects.filter(
        _within(streets), subject_kind="case_category", subject_id=category
    ).order_by("-pk")[:PAGE]
    lines = lines_of(decided)
    if [len(street) for street in streets] == [STREET_DIGITS]:
        return lines
    names = region_names(entry.region_code[:STREET_DIGITS] for entry in decided)
    return [
        replace(line, sentence=f"{_street_name(entry, names)}{line.sentence}")
        for entry, line in zip(decided, lines, strict=True)
    ]


def _within(prefixes: Iterable[str]) -> Q:
    """A community's post sees what its street decided; a post without territory sees none."""
    nothing = Q(pk__in=())
    return reduce(or_, (Q(region_code__startswith=prefix) for prefix in prefixes), nothing)


def _street_name(entry: Entry, names: Mapping[str, tuple[str, str]]) -> str:
    name = names.get(entry.region_code[:STREET_DIGITS], ("", ""))[0]
    return f"{name}：" if name else ""


def category_links(ids: Iterable[int]) -> dict[int, Link]:
    rows = Category.objects.filter(pk__in=list(ids)).values_list("pk", "name")
    return {pk: Link(name) for pk, name in rows}
