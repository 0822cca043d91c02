"""A door in the small world, and people who claim it."""

import pytest

from gongzhi.territory.models import Building, Entrance, Premises
from tests.cases.world import COMMUNITY, build_world


@pytest.fixture
def world(db):
    return build_world()


@pytest.fixture
def door(world):
    building = Building.objects.create(estate=world.estate, name="3 栋", sort_key="3")
    entrance = Entrance.objects.create(building=building, name="2 单元", sort_key="2")
    return Premises.objects.create(
        county_code=COMMUNITY[:6],
        region_code=COMMUNITY,
        estate=world.estate,
        building=building,
        entrance=entrance,
        name="1204",
        sort_key="1204",
    )
