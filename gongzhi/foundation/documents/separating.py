"""What the rulebook says of papers at one place on one day."""

from datetime import date

from gongzhi.foundation.documents.rules.separation import Separation
from gongzhi.foundation.rulebook.reading import value


def separation_at(region_code: str, on: date) -> Separation:
    """Where a value stands open the stricter answer holds."""
    return Separation(
        draft_from_review=_flag("documents.separation.review", region_code, on, otherwise=True),
        draft_from_sign=_flag("documents.separation.sign", region_code, on, otherwise=True),
        review_from_sign=_flag("documents.separation.both", region_code, on, otherwise=False),
    )


def _flag(key: str, region_code: str, on: date, *, otherwise: bool) -> bool:
    told = value(key, region_code=region_code, on=on).value
    return told if isinstance(told, bool) else otherwise
