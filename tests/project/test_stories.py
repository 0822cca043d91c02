"""What the demonstration's people say agrees with how they are said to have said it."""

from gongzhi.cases.vocabulary import Channel
from gongzhi.project.demonstration.stories import matters

BY_TELEPHONE, IN_PERSON = ("电话", "回电", "来电"), ("到场", "上门查看")


def says(matter, signs):
    return any(sign in matter["contact"] for sign in signs)


def test_nobody_writes_that_he_telephoned():
    """Most reporters are shielded from the body that handles their case: it has no number."""
    assert {matter["channel"] for matter in matters()} == {Channel.VISIT, Channel.MESSAGE}
    assert [m["contact"] for m in matters() if says(m, BY_TELEPHONE)] == []


def test_who_came_says_so_and_who_wrote_does_not():
    wrong = [m["contact"] for m in matters() if says(m, IN_PERSON) != (m["channel"] == "visit")]
    assert wrong == []
