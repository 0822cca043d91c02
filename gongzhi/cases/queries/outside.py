"""Orders passed on by another office, by the numbers they came under."""

from collections.abc import Collection

from gongzhi.cases.models import Case
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.vocabulary import Source


def known_orders(county_code: str, numbers: Collection[str]) -> dict[str, Case]:
    rows = Case.objects.filter(
        county_code=county_code, source=Source.HOTLINE, origin_number__in=numbers
    )
    return {row.origin_number: row for row in rows.select_related("lead")}


def category_names() -> dict[str, str]:
    return {code: category.name for code, category in catalogue().categories.items()}
