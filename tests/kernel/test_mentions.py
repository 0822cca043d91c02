from gongzhi.kernel.mentions import one_named

ESTATES = {1: "洲际·亚洲湾", 2: "锦绣花园", 3: "锦绣花园二期", 4: "阳光"}


def test_a_name_is_found_whatever_its_signs():
    assert one_named("洲际亚洲湾电梯坏了", "", ESTATES) == 1


def test_the_title_goes_before_the_text():
    assert one_named("锦绣花园漏水", "对面洲际亚洲湾没有", ESTATES) == 2


def test_the_text_counts_where_the_title_names_none():
    assert one_named("漏水", "洲际·亚洲湾 3 栋", ESTATES) == 1


def test_a_name_inside_a_longer_one_does_not_count():
    assert one_named("锦绣花园二期漏水", "", ESTATES) == 3


def test_two_names_are_as_good_as_none():
    assert one_named("锦绣花园和洲际亚洲湾之间", "", ESTATES) is None


def test_a_short_name_is_a_word_like_others():
    assert one_named("阳光很好", "", ESTATES) is None
