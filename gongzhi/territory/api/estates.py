from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Schema
from pydantic import Field

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.rules.admission import by_power
from gongzhi.foundation.apikit.paging import Page, Paging, paged
from gongzhi.foundation.apikit.routing import Router
from gongzhi.territory.queries import buildings_of, estates_for
from gongzhi.territory.vocabulary import GovernanceMode, Power, ServiceMode

router = Router(tags=["小区"])
SEEING = by_power(Power.SEE)
Words = Annotated[str, Query(max_length=60, pattern=r"^[^\x00]*$", description="名称里的字")]
Code = Annotated[str, Path(pattern=r"^[0-9A-Za-z_-]{1,20}$", description="小区编号")]


class EstateOut(Schema):
    id: int
    code: str
    name: str
    region_code: str
    community: Annotated[str, Field(description="所在社区（村）")]
    address: str
    governance: Annotated[str, Field(description="治理模式")]
    service: Annotated[str, Field(description="物业服务方式")]
    premises: Annotated[int, Field(description="专有部分数")]


class BuildingOut(Schema):
    id: int
    name: str
    floors: int | None


class EstateDetail(EstateOut):
    population: int | None
    latitude: float | None
    longitude: float | None
    buildings: list[BuildingOut]


@router.get("", entrance=SEEING, response=Page[EstateOut], summary="看得到的小区")
def estates(request: HttpRequest, paging: Query[Paging], q: Words = "") -> dict[str, Any]:
    found = estates_for(actor_of(request))
    page = paged(found.filter(name__icontains=q) if q else found, paging)
    return {**page, "items": [_told(estate) for estate in page["items"]]}


@router.get(
    "/{code}",
    entrance=SEEING,
    response=EstateDetail,
    summary="一个小区和它的楼栋",
)
def estate(request: HttpRequest, code: Code) -> EstateDetail:
    found = estates_for(actor_of(request)).get(code=code)
    return EstateDetail(
        **_told(found),
        population=found.population,
        latitude=found.latitude,
        longitude=found.longitude,
        buildings=[
            BuildingOut(id=each.pk, name=each.name, floors=each.floors)
            for each in buildings_of(found.pk)
        ],
    )


def _told(estate: Any) -> dict[str, Any]:  # noqa: ANN401 - a row with its count
    return {
        "id": estate.pk,
        "code": estate.code,
        "name": estate.name,
        "region_code": estate.region_code,
        "community": estate.region.name,
        "address": estate.address,
        "governance": GovernanceMode(estate.governance).label,
        "service": ServiceMode(estate.service).label,
        "premises": estate.premises_count,
    }
