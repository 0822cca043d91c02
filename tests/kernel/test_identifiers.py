from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.identifiers import id_card, phone, region_code, uscc
from gongzhi.kernel.identifiers.region_code import Level
from tests.kernel.writing import wide

digits = st.sampled_from("0123456789")


def refusal(parse, text):
    with pytest.raises(RuleBroken) as refused:
        parse(text)
    return str(refused.value)


def test_a_known_credit_code_is_accepted_however_it_is_typed():
    assert uscc.parse(f" 9111{wide('0')}000-600037341l ") == "91110000600037341L"


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("9111000060003734", "统一社会信用代码应为 18 位，现在是 16 位"),
        ("91110000600O37341L", "统一社会信用代码不含“O”；字母不用 I、O、S、V、Z"),
        ("91110000600037342L", "统一社会信用代码的校验位不对，请对照证照核对每一位"),
    ],
)
def test_a_wrong_credit_code_is_refused_in_words(code, why):
    assert refusal(uscc.parse, code) == why


def test_a_credit_code_whose_own_check_holds_may_carry_a_wrong_organisation_code():
    first17 = "91110000600037342"
    code = first17 + uscc.check_character(first17)

    assert "组织机构代码" in refusal(uscc.parse, code)


@given(
    st.lists(st.sampled_from(uscc.ALPHABET), min_size=16, max_size=16),
    st.integers(0, 17),
    st.sampled_from(uscc.ALPHABET),
)
def test_one_wrong_character_never_passes(signs, place, other):
    first16 = "".join(signs)
    first17 = first16 + uscc.organisation_check(first16[8:])
    code = first17 + uscc.check_character(first17) if first17[16] in uscc.ALPHABET else ""
    changed = code[:place] + other + code[place + 1 :]

    assert uscc.is_valid(code)
    assert uscc.is_valid(changed) == (changed == code)


def test_a_known_identity_number_is_accepted_and_taken_apart():
    number = id_card.parse("11010519491231002x")

    assert number == "11010519491231002X"
    assert id_card.born_on(number) == date(1949, 12, 31)
    assert id_card.county_code(number) == "110105"
    assert id_card.age_on(number, date(2026, 12, 30)) == 76
    assert id_card.age_on(number, date(2026, 12, 31)) == 77


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("110105491231002", "身份证号码应为 18 位，现在是 15 位"),
        ("1101051949123100XX", "身份证号码应为 17 位数字加 1 位校验码（数字或 X）"),
        ("110105194913310021", "身份证号码中的出生日期“19491331”不存在"),
        ("110105194912310021", "身份证号码的校验码不对，请对照证件核对每一位"),
    ],
)
def test_a_wrong_identity_number_is_refused_in_words(number, why):
    assert refusal(id_card.parse, number) == why


@given(st.dates(date(1900, 1, 1), date(2030, 1, 1)), st.integers(0, 999), st.integers(0, 16))
def test_one_wrong_digit_of_an_identity_number_never_passes(born, order, place):
    first17 = f"310112{born:%Y%m%d}{order:03d}"
    number = first17 + id_card.check_character(first17)
    other = str((int(number[place]) + 1) % 10)

    assert id_card.is_valid(number)
    assert not id_card.is_valid(number[:place] + other + number[place + 1 :])


@pytest.mark.parametrize(
    ("code", "level", "prefix", "parent"),
    [
        ("31", Level.PROVINCE, "31", ""),
        ("3101", Level.CITY, "3101", "310000000000"),
        ("310112", Level.COUNTY, "310112", "310100000000"),
        ("310112103", Level.STREET, "310112103", "310112000000"),
        ("310112103006", Level.COMMUNITY, "310112103006", "310112103000"),
        ("441900003000", Level.STREET, "441900003", "441900000000"),  # a city without counties
    ],
)
def test_a_region_code_knows_its_level_and_its_parent(code, level, prefix, parent):
    whole = region_code.parse(code)

    assert (region_code.level(whole), region_code.prefix(whole)) == (level, prefix)
    assert region_code.parent(whole) == parent


def test_the_places_above_come_from_the_top_down():
    above = ["510000000000", "511900000000", "511902000000", "511902003000"]

    assert region_code.ancestors("511902003001") == above
    assert region_code.county("511902003001") == "511902"


@pytest.mark.parametrize("code", ["", "3", "31011", "31011210", "31011210300x", "000000000000"])
def test_a_wrong_region_code_is_refused(code):
    assert refusal(region_code.parse, code).startswith("区划代码")
    assert not region_code.is_valid(code)


@given(st.lists(digits, min_size=11, max_size=11), st.sampled_from([2, 4, 6, 9, 12]))
def test_every_place_lies_in_its_parents_and_never_the_other_way(signs, length):
    code = region_code.padded(("1" + "".join(signs))[:length])
    above = region_code.ancestors(code)

    assert all(region_code.contains(outer, code) for outer in above)
    assert not any(region_code.contains(code, outer) for outer in above)


@pytest.mark.parametrize(
    "typed",
    [
        "13812346027",
        "+86 138-1234-6027",
        "0086 13812346027",
        "8613812346027",
        wide("13812346027"),
    ],
)
def test_a_mobile_number_has_one_form(typed):
    assert phone.parse(typed) == "13812346027"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1381234602", "手机号应为 11 位，现在是 10 位"),
        ("12812346027", "手机号应以 13 至 19 开头"),
        ("138o2346027", "手机号只能是数字"),
        ("021-64890000", "手机号应以 13 至 19 开头"),
    ],
)
def test_a_wrong_mobile_number_is_refused_in_words(typed, why):
    assert refusal(phone.parse, typed) == why
