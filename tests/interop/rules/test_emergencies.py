from gongzhi.interop.rules.emergencies import emergency_words


def test_the_words_that_were_said_are_told():
    assert emergency_words("楼道起火，有人被困") == ["起火", "被困"]


def test_nothing_urgent_says_nothing():
    assert emergency_words("路灯不亮") == []
