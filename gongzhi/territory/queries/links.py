"""How things of territory are called in sentences, and where their pages are; one query a kind."""

from collections.abc import Iterable

from gongzhi.foundation.links import Link
from gongzhi.territory.models import (
    Building,
    CommonPart,
    Entrance,
    Estate,
    Facility,
    Grid,
    PlaceCode,
    Premises,
    Region,
)
from gongzhi.territory.rules.naming import place, spot

Links = dict[int, Link]


def estate_links(ids: Iterable[int]) -> Links:
    rows = Estate.objects.filter(pk__in=list(ids)).values_list("pk", "name", "code")
    return {pk: Link(name, f"/desk/estates/{code}") for pk, name, code in rows}


def region_links(ids: Iterable[int]) -> Links:
    rows = Region.objects.filter(pk__in=list(ids)).values_list("pk", "name", "code")
    return {pk: Link(name, f"/desk/regions/{code}") for pk, name, code in rows}


def grid_links(ids: Iterable[int]) -> Links:
    rows = Grid.objects.filter(pk__in=list(ids)).values_list("pk", "name")
    return {pk: Link(name, f"/desk/grids/{pk}") for pk, name in rows}


def building_links(ids: Iterable[int]) -> Links:
    rows = Building.objects.filter(pk__in=list(ids)).select_related("estate")
    return {
        row.pk: Link(
            place(row.estate.name, row.name), _of_estate(row.estate, f"?building={row.pk}")
        )
        for row in rows
    }


def entrance_links(ids: Iterable[int]) -> Links:
    rows = Entrance.objects.filter(pk__in=list(ids)).select_related("building__estate")
    return {
        row.pk: Link(
            place(row.building.estate.name, spot(building=row.building.name, entrance=row.name)),
            _of_estate(row.building.estate, f"?building={row.building_id}"),
        )
        for row in rows
    }


def premises_links(ids: Iterable[int]) -> Links:
    rows = Premises.objects.filter(pk__in=list(ids))
    return {
        row.pk: Link(_whole(row, row.name), f"/desk/premises/{row.pk}")
        for row in rows.select_related("estate", "building", "entrance")
    }


def common_part_links(ids: Iterable[int]) -> Links:
    rows = CommonPart.objects.filter(pk__in=list(ids))
    return {
        row.pk: Link(_whole(row, row.name), f"/desk/common-parts/{row.pk}")
        for row in rows.select_related("estate", "building", "entrance")
    }


def facility_links(ids: Iterable[int]) -> Links:
    rows = Facility.objects.filter(pk__in=list(ids))
    return {
        row.pk: Link(_whole(row, row.name), f"/desk/facilities/{row.pk}")
        for row in rows.select_related("estate", "building", "entrance")
    }


def place_code_links(ids: Iterable[int]) -> Links:
    """By the place: a token is only a number."""
    rows = PlaceCode.objects.filter(pk__in=list(ids))
    return {
        row.pk: Link(
            _whole(row, row.facility.name if row.facility else ""),
            _of_estate(row.estate, "/places"),
        )
        for row in rows.select_related("estate", "building", "entrance", "facility")
    }


def _whole(row: Premises | CommonPart | Facility | PlaceCode, name: str) -> str:
    building = row.building.name if row.building else ""
    entrance = row.entrance.name if row.entrance else ""
    return place(row.estate.name, spot(building=building, entrance=entrance, facility=name))


def _of_estate(estate: Estate, rest: str) -> str:
    return f"/desk/estates/{estate.code}{rest}"
