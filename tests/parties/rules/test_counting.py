"""法释〔2020〕17号 第八条、第九条."""

from hypothesis import given
from hypothesis import strategies as st

from gongzhi.parties.rules.counting import Count, Unit, area_of, count


def unit(owners, area=10_000, *, surveyed=None, contract=None, developer=False):
    return Unit(
        registered_area=area,
        surveyed_area=surveyed,
        contract_area=contract,
        owners=frozenset(owners),
        is_developer_held=developer,
    )


units = st.lists(
    st.builds(
        unit,
        st.sets(st.sampled_from("ABCDE"), min_size=1, max_size=2),
        st.integers(1, 50_000),
        developer=st.booleans(),
    ),
    max_size=20,
)


def test_ninety_owners_of_ninety_units_are_ninety_heads():
    estate = [unit({f"owner {n}"}) for n in range(90)]
    assert count(estate) == Count(heads=90, area=900_000, without_area=0)


def test_one_buyer_of_ten_units_is_one_head_with_all_ten_areas():
    estate = [unit({"P"}) for _ in range(10)] + [unit({f"o{n}"}) for n in range(80)]
    assert count(estate) == Count(heads=81, area=900_000, without_area=0)


def test_all_the_developer_holds_is_one_head():
    estate = [unit({"developer"}, developer=True) for _ in range(20)]
    estate += [unit({f"buyer {n}"}, developer=True) for n in range(10)]
    estate += [unit({f"o{n}"}) for n in range(60)]
    assert count(estate) == Count(heads=61, area=900_000, without_area=0)


def test_two_co_owners_of_one_unit_are_one_head():
    assert count([unit({"A", "B"})]) == Count(heads=1, area=10_000, without_area=0)


def test_other_co_buyers_are_another_buyer():
    assert count([unit({"A", "B"}), unit({"A"})]).heads == 2


def test_area_is_the_registered_then_the_surveyed_then_the_contract_one():
    three = [
        unit({"A"}, 10_000, surveyed=9_990),
        unit({"B"}, None, surveyed=8_997, contract=10_000),
        unit({"C"}, None, contract=9_500),
    ]
    assert [area_of(each) for each in three] == [10_000, 8_997, 9_500]


def test_a_unit_without_any_figure_is_counted_apart():
    assert count([unit({"A"}, None)]) == Count(heads=1, area=0, without_area=1)


@given(units)
def test_order_does_not_matter(estate):
    assert count(estate) == count(estate[::-1])


@given(units)
def test_heads_never_exceed_units_and_areas_add_up(estate):
    counted = count(estate)
    assert counted.heads <= len(estate)
    assert counted.area == sum(area_of(each) for each in estate)
