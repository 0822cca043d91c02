from typing import Annotated

from django.http import Http404, HttpRequest
from ninja import Path, Schema
from pydantic import Field

from gongzhi.foundation.access.rules.admission import ANYONE
from gongzhi.foundation.apikit.routing import Router
from gongzhi.territory.queries import spot_of_code

router = Router(tags=["位置"])
Token = Annotated[str, Path(pattern=r"^[0-9A-Za-z_-]{1,24}$", description="码值")]


class PlaceOut(Schema):
    token: str
    name: Annotated[str, Field(description="位置全名")]
    estate: str
    region_code: str
    facility_kind: Annotated[str, Field(description="设施类型，不是设施则为空")]
    is_retired: Annotated[bool, Field(description="已停用，不能再报")]
    retired_because: str


@router.get("/{token}", entrance=ANYONE, response=PlaceOut, summary="一个二维码是哪里")
def place(request: HttpRequest, token: Token) -> PlaceOut:  # noqa: ARG001 - the same for everyone
    spot = spot_of_code(token)
    if spot is None:
        raise Http404
    return PlaceOut(
        token=token,
        name=spot.whole_name,
        estate=spot.estate_name,
        region_code=spot.region_code,
        facility_kind=spot.facility_kind,
        is_retired=spot.retired,
        retired_because=spot.retired_because,
    )
