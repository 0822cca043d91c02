import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.privacy.masks import mask_address, mask_id_card, mask_name, mask_phone


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("13812346027", "138****6027"),
        ("02154881234", "021****1234"),
        ("54881234", "****1234"),
        ("12", "*2"),
        ("", ""),
    ],
)
def test_a_phone_keeps_its_front_and_its_end(phone, shown):
    assert mask_phone(phone) == shown


@pytest.mark.parametrize(
    ("name", "shown"), [("唐明", "唐*"), ("唐小明", "唐**"), ("唐", "唐*"), ("", "")]
)
def test_a_name_keeps_its_first_character(name, shown):
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("51010419900307123X", "510***********123X"),
        ("510104900307123", "510********7123"),
        ("123", "***"),
        ("", ""),
    ],
)
def test_an_id_number_shows_no_birthday(number, shown):
    assert mask_id_card(number) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("颛桥镇日月华城3栋2单元501室", "颛桥镇日月华城3栋***"),
        ("都市路2699弄15号601", "都市路2699弄***"),
        ("日月华城小区", "日月华城小区"),
        ("某处不详九", "某****"),
        ("", ""),
    ],
)
def test_an_address_ends_at_the_building(address, shown):
    assert mask_address(address) == shown


@given(st.text(alphabet="0123456789", min_size=4, max_size=20))
def test_a_masked_phone_always_hides_something(phone):
    shown = mask_phone(phone)
    assert len(shown) == len(phone)
    assert shown.count("*") >= len(phone) // 2 - 2
    assert "*" in shown


@given(st.text(min_size=1, max_size=20))
def test_a_masked_name_shows_one_character_only(name):
    assert mask_name(name)[1:].strip("*") == ""
