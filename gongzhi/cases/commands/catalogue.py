"""The catalogue as the release ships it."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from gongzhi.cases.models import CatalogueVersion, Category, RoutingRule
from gongzhi.cases.queries.catalogue import EDITION

DATA = Path(__file__).resolve().parents[1] / "data"
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
