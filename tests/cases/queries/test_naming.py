"""What a case is called, and that nothing is told of it before it is said to whom."""

import pytest

from gongzhi.cases.models import Case
from gongzhi.cases.queries.naming import (
    NotSaidToWhom,
    place_told,
    title_told,
    told_to,
    told_to_others,
    told_whole,
)
from tests.cases.commands.steps import joined
from tests.cases.world import reported

WHOLE = ("我家 1204 门口电梯异响", "洲际·亚洲湾 1 号电梯")
FOR_OTHERS = ("电梯故障，1 号电梯，11 月 23 日报", "1 号电梯")


@pytest.fixture
def case(world):
    return joined(reported(world, text=WHOLE[0], category="lift"), world)


@pytest.mark.parametrize("told", [title_told, place_told])
def test_a_row_read_for_nobody_in_particular_tells_nothing(case, told):
    with pytest.raises(NotSaidToWhom, match=case.code):
        told(Case.objects.get(pk=case.pk))


def test_its_words_are_told_to_who_reported_first_and_to_staff(world, case):
    rows = Case.objects.filter(pk=case.pk)
    read = {
        "first": told_to(world.resident.person, rows),
        "joined": told_to(world.neighbour.person, rows),
        "staff": told_whole(rows),
        "others": told_to_others(rows),
    }
    told = {who: (title_told(row.get()), place_told(row.get())) for who, row in read.items()}
    assert told == {
        "first": WHOLE,
        "joined": FOR_OTHERS,
        "staff": WHOLE,
        "others": FOR_OTHERS,
    }
