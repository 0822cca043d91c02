from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from django.utils.timezone import now
from ninja import Query, Schema
from pydantic import Field

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.rules.admission import by_power
from gongzhi.foundation.apikit.paging import Page, Paging, paged
from gongzhi.foundation.apikit.routing import Router
from gongzhi.foundation.documents.queries.document import page_for
from gongzhi.foundation.documents.queries.register import Filter, whole
from gongzhi.foundation.documents.vocabulary import (
    DeliveryState,
    DeliveryWay,
    DocumentKind,
    DocumentPower,
    DocumentShelf,
    DocumentState,
)

router = Router(tags=["公文"])
Words = Annotated[
    str, Query(max_length=40, pattern=r"^[^\x00]*$", description="标题或者文号里的字")
]


class DocumentOut(Schema):
    id: int
    number: Annotated[str, Field(description="文号；签发前为空")]
    title: str
    kind: str
    kind_label: Annotated[str, Field(description="文种")]
    state: str
    state_label: Annotated[str, Field(description="环节")]
    signed_on: Annotated[date | None, Field(description="成文日期")]
    stamped_on: Annotated[date | None, Field(description="用印日期")]


class DeliveryOut(Schema):
    """Without the recipient's name, which is no business of a program."""

    id: int
    way: Annotated[str, Field(description="送达方式")]
    state: Annotated[str, Field(description="状态")]
    recipient_organisation: Annotated[int | None, Field(description="受送达单位")]
    delivered_on: Annotated[date | None, Field(description="送达日期，有凭证才有")]


class DocumentWithDeliveries(DocumentOut):
    about: Annotated[str, Field(description="所属事项，如 case:7")]
    deliveries: list[DeliveryOut]


@router.get(
    "",
    entrance=by_power(DocumentPower.SEE),
    response=Page[DocumentOut],
    summary="看得到的公文，新的在前",
)
def documents(
    request: HttpRequest,
    paging: Query[Paging],
    q: Words = "",
    kind: Annotated[DocumentKind | None, Query(description="文种")] = None,
    shelf: Annotated[DocumentShelf, Query(description="台账分栏")] = DocumentShelf.ALL,
) -> dict[str, Any]:
    wanted = Filter(shelf=shelf, kind=kind.value if kind else "", words=q)
    page = paged(whole(actor_of(request), wanted), paging)
    return {**page, "items": [DocumentOut(**_told(each)) for each in page["items"]]}


@router.get(
    "/{number}",
    entrance=by_power(DocumentPower.SEE),
    response=DocumentWithDeliveries,
    summary="一份公文和它的送达",
)
def document(request: HttpRequest, number: int) -> DocumentWithDeliveries:
    page = page_for(actor_of(request), number, now())
    if page is None:
        raise Http404
    about = page.document.about
    return DocumentWithDeliveries(
        **_told(page.document),
        about=str(about) if about else "",
        deliveries=[_delivery(one.delivery) for one in page.sent],
    )


def _told(each: Any) -> dict[str, Any]:  # noqa: ANN401 - a row
    return {
        "id": each.pk,
        "number": each.number.text if each.number else "",
        "title": each.title,
        "kind": each.kind,
        "kind_label": DocumentKind(each.kind).label,
        "state": each.state,
        "state_label": DocumentState(each.state).label,
        "signed_on": each.signed_on,
        "stamped_on": each.stamped_on,
    }


def _delivery(row: Any) -> DeliveryOut:  # noqa: ANN401 - a row
    return DeliveryOut(
        id=row.pk,
        way=DeliveryWay(row.way).label,
        state=DeliveryState(row.state).label,
        recipient_organisation=row.recipient_organisation,
        delivered_on=row.delivered_on,
    )
