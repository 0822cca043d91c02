"""The demonstration's ground: regions, estates, buildings, premises, facilities, codes, grids."""

import random
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from gongzhi.kernel.text import sort_key
from gongzhi.territory.models import (
    Building,
    Entrance,
    Estate,
    Facility,
    Grid,
    GridCover,
    PlaceCode,
    Premises,
    Region,
)
from gongzhi.territory.rules.tokens import BITS, written
from gongzhi.territory.vocabulary import FacilityKind, RegionLevel, ServiceMode

FILE = Path(__file__).with_name("places.toml")
ENTRANCES, FLOORS, A_FLOOR = 2, 14, 2
DELIVERED_ON = date(2016, 6, 30)
DICE = random.Random(20261124)  # noqa: S311  the same codes on every demonstration
LEVELS = (RegionLevel.PROVINCE, RegionLevel.CITY, RegionLevel.COUNTY)


def streets() -> list[dict[str, Any]]:
    with FILE.open("rb") as file:
        return list(tomllib.load(file)["street"])


def build() -> list[Estate]:
    """All of it, in bulk; about 3,400 premises."""
    return [estate for street in streets() for estate in _street(street)]


def _street(row: dict[str, Any]) -> Iterator[Estate]:
    above: Region | None = None
    for level, (code, name) in zip(LEVELS, row["lineage"], strict=True):
        above = _region(code, name, level, above)
    street = _region(row["code"].ljust(12, "0"), row["name"], RegionLevel.STREET, above)
    for community in row["community"]:
        region = _region(community["code"], community["name"], RegionLevel.COMMUNITY, street)
        for number, estate in enumerate(community["estate"], start=1):
            yield _estate(estate, region, number)


def _region(code: str, name: str, level: RegionLevel, parent: Region | None) -> Region:
    region, _ = Region.objects.get_or_create(
        code=code,
        defaults={"name": name, "level": level, "parent": parent, "sort_key": sort_key(name)},
    )
    return region


def _estate(row: dict[str, Any], region: Region, number: int) -> Estate:
    estate = Estate.objects.create(
        county_code=region.code[:6],
        region_code=region.code,
        region=region,
        code=f"{region.code}-{number:02d}",
        name=row["name"],
        sort_key=sort_key(row["name"]),
        address=row["address"],
        governance=row.get("governance", "traditional"),
        service=row.get("service", ServiceMode.COMPANY),
        population=row["population"],
        built_on=DELIVERED_ON,
        latitude=row["at"][0],
        longitude=row["at"][1],
    )
    for building in _buildings(estate, row["buildings"]):
        _fill(estate, building)
    _common_places(estate)
    _grid(estate, region, number)
    return estate


def _buildings(estate: Estate, count: int) -> list[Building]:
    names = [f"{number} 栋" for number in range(1, count + 1)]
    return Building.objects.bulk_create(
        Building(estate=estate, name=name, sort_key=sort_key(name), floors=FLOORS) for name in names
    )


def _fill(estate: Estate, building: Building) -> None:
    names = [f"{number} 单元" for number in range(1, ENTRANCES + 1)]
    entrances = Entrance.objects.bulk_create(
        Entrance(building=building, name=name, sort_key=sort_key(name)) for name in names
    )
    Premises.objects.bulk_create(
        _premises(estate, building, entrance, floor, door)
        for entrance in entrances
        for floor in range(1, FLOORS + 1)
        for door in range(1, A_FLOOR + 1)
    )
    lifts = Facility.objects.bulk_create(
        Facility(
            estate=estate,
            building=building,
            entrance=entrance,
            kind=FacilityKind.LIFT,
            name="1 号电梯",
            sort_key=sort_key(f"{building.name}{entrance.name}1 号电梯"),
        )
        for entrance in entrances
    )
    PlaceCode.objects.bulk_create(
        [_code(estate, building, entrance, None) for entrance in entrances]
        + [_code(estate, building, lift.entrance, lift) for lift in lifts]
    )


def _premises(
    estate: Estate, building: Building, entrance: Entrance, floor: int, door: int
) -> Premises:
    name = f"{floor}{door:02d}"
    area = 8_950 + door * 1_130 + (building.pk + floor) % 7 * 25
    return Premises(
        county_code=estate.county_code,
        region_code=estate.region_code,
        estate=estate,
        building=building,
        entrance=entrance,
        name=name,
        sort_key=sort_key(f"{building.name}{entrance.name}{name}"),
        registered_area=area if floor % 5 else None,
        surveyed_area=area,
        delivered_on=DELIVERED_ON,
    )


def _common_places(estate: Estate) -> None:
    rows = [
        (FacilityKind.CAR_PARK, "地下车库"),
        (FacilityKind.GATE, "南门"),
        (FacilityKind.CHARGING, "充电区"),
        (FacilityKind.WASTE_POINT, "垃圾投放点"),
        (FacilityKind.FIRE_POINT, "消防车通道"),
        (FacilityKind.PLAYGROUND, "中心花园"),
    ]
    made = Facility.objects.bulk_create(
        Facility(estate=estate, kind=kind, name=name, sort_key=sort_key(name))
        for kind, name in rows
    )
    PlaceCode.objects.bulk_create(
        [_code(estate, None, None, facility) for facility in made]
        + [_code(estate, None, None, None)]
    )


def _code(
    estate: Estate,
    building: Building | None,
    entrance: Entrance | None,
    facility: Facility | None,
) -> PlaceCode:
    return PlaceCode(
        token=written(DICE.getrandbits(BITS)),
        estate=estate,
        building=building,
        entrance=entrance,
        facility=facility,
    )


def _grid(estate: Estate, region: Region, number: int) -> None:
    grid = Grid.objects.create(
        region=region,
        region_code=region.code,
        code=f"{region.code}G{number:02d}",
        name=f"{region.name}第 {number} 网格",
    )
    GridCover.objects.create(grid=grid, estate=estate)
