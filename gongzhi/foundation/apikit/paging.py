"""Pages of a list. Nothing is counted beyond a thousand."""

from collections.abc import Sequence
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import QuerySet
from ninja import Schema
from pydantic import Field

from gongzhi.foundation.web.rules.counts import CEILING, total

Item = TypeVar("Item")


class Paging(Schema):
    """Take it as `paging: Query[Paging]`."""

    page: Annotated[int, Field(ge=1, le=1000, description="第几页，从 1 起")] = 1
    limit: Annotated[int, Field(ge=1, le=200, description="每页几条")] = 50


class Page(Schema, Generic[Item]):
    items: list[Item]
    page: int
    limit: int
    total_shown: Annotated[str, Field(description="共几条；超过一千时为 1000+")]
    has_next: bool


def paged(rows: QuerySet[Any] | Sequence[Any], paging: Paging) -> dict[str, Any]:
    """Two queries: the rows (one more than shown), and a count that stops at the ceiling."""
    start = (paging.page - 1) * paging.limit
    taken = list(rows[start : start + paging.limit + 1])
    return {
        "items": taken[: paging.limit],
        "page": paging.page,
        "limit": paging.limit,
        "total_shown": total(_counted(rows)),
        "has_next": len(taken) > paging.limit,
    }


def _counted(rows: QuerySet[Any] | Sequence[Any]) -> int:
    if isinstance(rows, QuerySet):
        return rows.order_by()[: CEILING + 1].count()
    return len(rows)
