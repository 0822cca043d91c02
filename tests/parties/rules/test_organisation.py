"""Where a body stands and above whom."""

import pytest

from gongzhi.kernel.errors import RuleBroken
from gongzhi.parties.rules.organisation import (
    ABOVE,
    Charter,
    Ground,
    Parent,
    Place,
    require,
    require_parent,
)
from gongzhi.parties.vocabulary import OrganisationKind, PartyLevel

COMMUNITY = "510115003001"
ESTATE = Place(id=1, name="亚洲湾", region_code=COMMUNITY)
BUILDING = Place(id=7, name="3 栋", region_code="", estates=frozenset({1}))
GRID = Place(id=5, name="第一网格", region_code=COMMUNITY)


def charter(kind, **more):
    return Charter(kind=kind, name="某某", **more)


def branch(level, **more):
    return charter(OrganisationKind.PARTY_BODY, party_level=level, **more)


@pytest.mark.parametrize(
    ("written", "ground", "field"),
    [
        (charter("club"), Ground(), "kind"),
        (charter(OrganisationKind.PLATFORM), Ground(), "kind"),
        (Charter(kind=OrganisationKind.STREET, name=" "), Ground(), "name"),
        (charter(OrganisationKind.OWNERS_COMMITTEE), Ground(), "estate"),
        (charter(OrganisationKind.BLOCK_GROUP, estate=1), Ground(estate=ESTATE), "building"),
        (
            charter(OrganisationKind.PROPERTY_COMPANY, credit_code="91110000600037341M"),
            Ground(),
            "credit_code",
        ),
        (charter(OrganisationKind.STREET, region_code=COMMUNITY), Ground(), "region_code"),
        (charter(OrganisationKind.DEPARTMENT, lines=("dancing",)), Ground(), "lines"),
        (charter(OrganisationKind.STREET, party_level="street"), Ground(), "party_level"),
        (branch(""), Ground(), "party_level"),
        (branch("grid", region_code=COMMUNITY), Ground(), "grid"),
        (branch("estate", region_code=COMMUNITY), Ground(), "estate"),
        (branch("building", estate=1), Ground(estate=ESTATE), "building"),
        (
            branch("building", estate=1, building=9),
            Ground(estate=ESTATE, building=Place(id=9, name="", region_code="")),
            "building",
        ),
    ],
)
def test_a_body_that_lacks_what_its_kind_needs_is_refused(written, ground, field):
    with pytest.raises(RuleBroken) as refused:
        require(written, ground)
    assert refused.value.field == field


def test_an_estates_body_stands_in_the_estates_community():
    written = charter(OrganisationKind.OWNERS_COMMITTEE, estate=1)
    assert require(written, Ground(estate=ESTATE)) == COMMUNITY
    assert require(
        branch("building", estate=1, building=7), Ground(estate=ESTATE, building=BUILDING)
    )
    assert require(branch("grid", region_code=COMMUNITY, grid=5), Ground(grid=GRID)) == COMMUNITY


def parent(level, number=2, above=()):
    return Parent(
        id=number,
        kind=OrganisationKind.PARTY_BODY,
        name="上级",
        party_level=level,
        above=frozenset(above),
    )


@pytest.mark.parametrize("level", PartyLevel)
@pytest.mark.parametrize("above", PartyLevel)
def test_the_five_levels_hang_on_one_another(level, above):
    if above in ABOVE[level]:
        require_parent(None, branch(level), parent(above))
        return
    with pytest.raises(RuleBroken, match="的上级应是") as refused:
        require_parent(None, branch(level), parent(above))
    assert refused.value.field == "parent"


def test_no_body_stands_above_itself_or_below_its_own_inferior():
    for number in (2, 9):
        with pytest.raises(RuleBroken, match="不能作上级"):
            require_parent(number, branch("community"), parent("street", 2, above=[9]))
