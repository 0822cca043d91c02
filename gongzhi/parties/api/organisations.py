from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Schema
from pydantic import Field

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.rules.admission import by_power
from gongzhi.foundation.apikit.paging import Page, Paging, paged
from gongzhi.foundation.apikit.routing import Router
from gongzhi.parties.queries import organisations_for
from gongzhi.parties.vocabulary import OrganisationKind, Power

router = Router(tags=["组织"])
Words = Annotated[str, Query(max_length=60, pattern=r"^[^\x00]*$", description="名称里的字")]


class OrganisationOut(Schema):
    id: int
    kind: str
    kind_label: Annotated[str, Field(description="类型")]
    name: str
    short_name: str
    region_code: str
    lines: Annotated[list[str], Field(description="业务条线")]
    phone: Annotated[str, Field(description="对外电话")]


@router.get(
    "",
    entrance=by_power(Power.SEE),
    response=Page[OrganisationOut],
    summary="看得到的组织",
)
def organisations(
    request: HttpRequest,
    paging: Query[Paging],
    q: Words = "",
    kind: Annotated[OrganisationKind | None, Query(description="类型")] = None,
) -> dict[str, Any]:
    found = organisations_for(actor_of(request))
    if q:
        found = found.filter(name__icontains=q)
    if kind is not None:
        found = found.filter(kind=kind)
    page = paged(found, paging)
    return {**page, "items": [_told(each) for each in page["items"]]}


def _told(each: Any) -> OrganisationOut:  # noqa: ANN401 - a row
    return OrganisationOut(
        id=each.pk,
        kind=each.kind,
        kind_label=OrganisationKind(each.kind).label,
        name=each.name,
        short_name=each.short_name,
        region_code=each.region_code,
        lines=each.line_labels,
        phone=each.phone,
    )
