"""Who shares a common part, and what has to be named for it."""

import pytest

from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.rules.changes import told
from gongzhi.territory.rules.sharing import require_sharers
from gongzhi.territory.vocabulary import SharedBy

FITTING = {
    SharedBy.ESTATE: (False, False, 0),
    SharedBy.BUILDING: (True, False, 0),
    SharedBy.ENTRANCE: (True, True, 0),
    SharedBy.LISTED: (False, False, 2),
}


@pytest.mark.parametrize("shared", SharedBy)
@pytest.mark.parametrize("given", FITTING.values())
def test_only_what_fits_the_circle_is_taken(shared, given):
    building, entrance, premises = given
    asked = {"has_building": building, "has_entrance": entrance, "premises": premises}
    if FITTING[shared] == given:
        require_sharers(shared, **asked)
        return
    with pytest.raises(RuleBroken):
        require_sharers(shared, **asked)


def test_one_listed_door_shares_nothing():
    with pytest.raises(RuleBroken, match="写明至少两户"):
        require_sharers(SharedBy.LISTED, has_building=False, has_entrance=False, premises=1)


def test_a_correction_tells_what_was_and_what_is():
    before = {"名称": "甲苑", "居住人口": 9800, "地址": ""}
    after = {"名称": "甲苑", "居住人口": 10_200, "地址": "涌泉路 8 号"}
    assert told(before, after) == "居住人口由 9800 改为 10200；地址由未填改为“涌泉路 8 号”"
    assert told(before, before) == ""
