"""Every address of the product, API operations one by one, says who may enter."""

from gongzhi.foundation.access.entrance import every_entrance, unknown_powers


def test_every_address_carries_a_rule():
    without = [f"{way.method} {way.address}" for way in every_entrance() if way.entrance is None]
    assert without == []


def test_every_power_asked_for_is_declared():
    assert unknown_powers() == []


def test_every_operation_says_what_a_token_must_name():
    operations = [way for way in every_entrance() if way.method != "*"]
    assert [f"{way.method} {way.address}" for way in operations if way.lending is None] == []
    pages = [way for way in every_entrance() if way.method == "*"]
    assert [way.address for way in pages if way.lending is not None] == []


def test_no_address_with_its_method_stands_twice():
    seen = [(way.address, way.method) for way in every_entrance()]
    assert [each for each in seen if seen.count(each) > 1] == []
