import pytest

from gongzhi.kernel.errors import RuleBroken
from gongzhi.parties.rules.claiming import Brake, Used, refuse_too_often

BRAKE = Brake(times=3, homes=2)


@pytest.mark.parametrize("used", [Used(times=0, others=0), Used(times=2, others=1)])
def test_below_the_most_of_a_day_a_home_may_be_claimed(used):
    refuse_too_often(used, BRAKE)


@pytest.mark.parametrize(
    ("used", "words"),
    [
        (Used(times=3, others=0), "这套房今天已经登记过 3 次，明天 0:00 起可以再登记"),
        (Used(times=0, others=2), "今天已经登记过 2 套房，明天 0:00 起可以再登记"),
    ],
)
def test_at_the_most_it_is_said_when_it_may_be_again(used, words):
    with pytest.raises(RuleBroken) as refused:
        refuse_too_often(used, BRAKE)
    assert refused.value.message == words
