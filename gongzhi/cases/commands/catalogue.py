"""The catalogue: what the release ships, and how long a street gives itself for it."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gongzhi.cases import access
from gongzhi.cases.models import CatalogueVersion, Category, RoutingRule, StreetSpan
from gongzhi.cases.queries.catalogue import EDITION
from gongzhi.facts.cases import StreetSpanLifted, StreetSpanSet
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import Span
from gongzhi.kernel.errors import NotPermitted, RuleBroken

DATA = Path(__file__).resolve().parents[1] / "data"
MOST = 365


@transaction.atomic
def load_catalogue() -> None:
    """Categories and rules as the release has them: a filled database follows its files, and what
    has left them is no longer offered. What a street set stands apart and stays."""
    shipped = _read("categories.toml")
    for code, row in shipped.items():
        Category.objects.update_or_create(
            code=code,
            defaults={
                "name": row["name"],
                "sort_order": row["sort_order"],
                "group": row["group"],
                "grid_group": row["grid_group"],
                "line": row["line"],
                "span_amount": row["span"]["amount"],
                "span_unit": row["span"]["unit"],
                "keywords": row["keywords"],
                "facility_kinds": row.get("facility_kinds", []),
                "hint": row.get("hint", ""),
                "is_outside_remit": row.get("is_outside_remit", False),
                "is_active": True,
            },
        )
    Category.objects.exclude(code__in=shipped).update(is_active=False)
    _load_rules()
    bump_version()


UNASKED: dict[str, Any] = {
    "categories": [],
    "lines": [],
    "sources": [],
    "words": [],
    "service_modes": [],
    "line": "",
    "is_automatic": False,
    "clause": "",
}
"""What a rule of the file says by leaving it out."""


def _load_rules() -> None:
    rows = _read("routing.toml")["rule"]
    for row in rows:
        RoutingRule.objects.update_or_create(
            scope="",
            number=row["number"],
            defaults={**UNASKED, "is_active": True, **row},
        )
    gone = RoutingRule.objects.filter(scope="").exclude(number__in=[row["number"] for row in rows])
    gone.update(is_active=False)


def bump_version() -> None:
    CatalogueVersion.objects.change()
    EDITION.changed()


def _read(name: str) -> dict[str, Any]:
    with (DATA / name).open("rb") as file:
        return tomllib.load(file)


@transaction.atomic
def set_street_span(
    code: str, street: str, span: Span, *, reason: str, actor: Actor, now: datetime
) -> None:
    """How long the street gives itself for cases of a category dispatched from now on.

    `street` has nine digits. Duties that run already keep the moment and the wording they began
    with.
    """
    category = _configured(code, street, reason, actor)
    if not 1 <= span.amount <= MOST:
        raise RuleBroken(_("填 1 到 {most} 之间的整数").format(most=MOST), field="amount")
    StreetSpan.objects.update_or_create(
        category=category,
        street_code=street,
        defaults={"span_amount": span.amount, "span_unit": span.unit},
    )
    bump_version()
    fact = StreetSpanSet(
        category=category.pk,
        street=street,
        amount=span.amount,
        unit=span.unit,
        reason=reason.strip(),
    )
    record(fact, actor=actor, now=now, region_code=street)


@transaction.atomic
def lift_street_span(code: str, street: str, *, reason: str, actor: Actor, now: datetime) -> None:
    """Back to the span of the release."""
    category = _configured(code, street, reason, actor)
    found = StreetSpan.objects.filter(category=category, street_code=street)
    if not found.delete()[0]:
        raise RuleBroken(_("本街道没有另定时限，现在就是平台拟的时限"))
    bump_version()
    fact = StreetSpanLifted(category=category.pk, street=street, reason=reason.strip())
    record(fact, actor=actor, now=now, region_code=street)


def _configured(code: str, street: str, reason: str, actor: Actor) -> Category:
    if not access.may_configure(actor, street):
        raise NotPermitted(_("只有本街道受理派单的岗位能定本街道的办理时限"))
    category = Category.objects.select_for_update().filter(code=code, is_active=True).first()
    if category is None:
        raise RuleBroken(_("没有这个类别，从列表里选一个"), field="category")
    if not reason.strip():
        raise RuleBroken(_("写明为什么这样定，查的人要看到"), field="reason")
    return category
