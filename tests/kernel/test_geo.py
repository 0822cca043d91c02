import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.kernel.geo import (
    Position,
    around,
    boundary,
    cell,
    coarser,
    gcj02_to_wgs84,
    in_china,
    metres,
    wgs84_to_gcj02,
)

inland = st.builds(Position, st.floats(18.5, 53), st.floats(74, 134))
anywhere = st.builds(Position, st.floats(-89, 89), st.floats(-179, 179))
ZHUANQIAO = Position(31.0700, 121.4000)


@given(inland)
def test_a_shifted_position_comes_back_to_within_a_millimetre(at):
    assert metres(gcj02_to_wgs84(wgs84_to_gcj02(at)), at) < 0.001


@given(inland)
def test_the_shift_is_some_hundred_metres(at):
    assert metres(wgs84_to_gcj02(at), at) < 1000


def test_the_shift_in_the_south_of_shanghai():
    shifted = wgs84_to_gcj02(ZHUANQIAO)

    assert metres(ZHUANQIAO, shifted) == pytest.approx(490.5, abs=1)
    assert shifted.longitude > ZHUANQIAO.longitude
    assert shifted.latitude < ZHUANQIAO.latitude


def test_abroad_nothing_is_shifted():
    paris = Position(48.8566, 2.3522)

    assert not in_china(paris)
    assert gcj02_to_wgs84(paris) == paris


@given(anywhere, anywhere)
def test_a_distance_is_the_same_both_ways(one, other):
    assert metres(one, other) == pytest.approx(metres(other, one))


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        (Position(0, 0), Position(0, 1), 111_195),
        (Position(0, 0), Position(0, 180), 20_015_115),
        (Position(31, 121), Position(31, 121), 0),
    ],
)
def test_known_distances(one, other, distance):
    assert metres(one, other) == pytest.approx(distance, abs=1)


def test_a_cell_has_six_corners_around_its_place_and_lies_in_a_coarser_one():
    own = cell(ZHUANQIAO)
    corners = boundary(own)
    assert len(corners) == 6
    middle = Position(sum(c.latitude for c in corners) / 6, sum(c.longitude for c in corners) / 6)
    assert cell(middle) == own
    assert coarser(own, 9) == cell(ZHUANQIAO, 9)
    assert coarser(own, 11) == own


def test_rings_of_neighbours_lie_around_a_cell():
    own = cell(ZHUANQIAO)
    assert around(own, 0) == {own}
    assert (len(around(own, 1)), len(around(own, 2))) == (7, 19)


def test_neighbours_share_a_cell_and_strangers_do_not():
    near = Position(31.07001, 121.40001)

    assert cell(ZHUANQIAO) == cell(near)
    assert cell(ZHUANQIAO) != cell(Position(31.08, 121.4))
    assert len(cell(ZHUANQIAO, 7)) == 15
