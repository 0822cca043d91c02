"""What grids cover: never the same ground twice, and micro-grids inside their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.rules.grids import (
    Cover,
    holds,
    meet,
    outside,
    overlaps,
    overlaps_within,
    require_place,
)
from gongzhi.territory.vocabulary import GridKind

BUILDINGS = 4
COVERS = st.builds(Cover, st.integers(1, 3), st.none() | st.integers(1, BUILDINGS))


def ground(cover):
    """Building by building, as brute force sees it; 0 is what is no building."""
    buildings = range(BUILDINGS + 1) if cover.building is None else (cover.building,)
    return {(cover.estate, building) for building in buildings}


@given(COVERS, COVERS)
def test_two_covers_meet_where_they_share_ground(one, other):
    assert meet(one, other) == bool(ground(one) & ground(other))


@given(COVERS, COVERS)
def test_one_cover_holds_another_where_all_its_ground_is_in_it(outer, inner):
    assert holds(outer, inner) == (ground(inner) <= ground(outer))


@given(st.lists(COVERS, max_size=4), st.lists(COVERS, max_size=4))
def test_grids_overlap_where_any_of_their_covers_meet(wanted, others):
    shared = {at for one in wanted for at in ground(one)} & {
        at for one in others for at in ground(one)
    }
    assert bool(overlaps(wanted, others)) == bool(shared)


@given(st.lists(COVERS, max_size=4))
def test_a_grid_covers_nothing_twice(covers):
    spread = [at for one in covers for at in ground(one)]
    assert bool(overlaps_within(covers)) == (len(spread) > len(set(spread)))


def test_what_lies_outside_is_named():
    outer = [Cover(1), Cover(2, 3)]
    inner = [Cover(1, 2), Cover(2, 3), Cover(2, 4), Cover(2)]
    assert outside(inner, outer) == [Cover(2, 4), Cover(2)]


@pytest.mark.parametrize(("kind", "has_parent"), [(GridKind.MICRO, False), (GridKind.GRID, True)])
def test_a_micro_grid_has_a_grid_above_it_and_a_grid_has_none(kind, has_parent):
    with pytest.raises(RuleBroken):
        require_place(kind, has_parent=has_parent)
    require_place(kind, has_parent=not has_parent)
