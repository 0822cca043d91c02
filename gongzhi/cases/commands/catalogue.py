"""The catalogue: filled from the shipped files, then kept by the street."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import F

from gongzhi.cases.models import CatalogueVersion, Category, RoutingRule
from gongzhi.cases.queries.catalogue import EDITION

DATA = Path(__file__).resolve().parents[1] / "data"


@transaction.atomic
def load_catalogue() -> None:
    """Add the shipped categories and rules that are missing; what a street changed stays."""
    for code, row in _read("categories.toml").items():
        Category.objects.get_or_create(
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
            },
        )
    for row in _read("routing.toml")["rule"]:
        RoutingRule.objects.get_or_create(scope="", number=row.pop("number"), defaults=row)
    bump_version()


def bump_version() -> None:
    version, is_new = CatalogueVersion.objects.get_or_create(pk=1)
    if not is_new:
        CatalogueVersion.objects.filter(pk=version.pk).update(version=F("version") + 1)
    EDITION.changed()


def _read(name: str) -> dict[str, Any]:
    with (DATA / name).open("rb") as file:
        return tomllib.load(file)
