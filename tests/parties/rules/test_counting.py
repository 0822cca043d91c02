"""法释〔2020〕17号 第八条、第九条."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gongzhi.parties.rules.counting import NOBODY, Count, Unit, area_of, count, tally


def unit(owners, area=10_000, *, surveyed=None, contract=None, developer=False, premises=0):
    return Unit(
        premises=premises,
        registered_area=area,
        surveyed_area=surveyed,
        contract_area=contract,
        owners=frozenset(owners),
        is_developer_held=developer,
    )


units = st.lists(
    st.builds(
        unit,
        st.sets(st.sampled_from("ABCDE"), max_size=2),
        st.none() | st.integers(1, 50_000),
        surveyed=st.none() | st.integers(1, 50_000),
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
    assert counted.area == sum(area_of(each) or 0 for each in estate)


def test_units_whose_owner_is_not_known_are_a_head_each():
    assert count([unit(()), unit(()), unit({"A"})]).heads == 3


def test_whom_nobody_asked_has_answered_nothing():
    told = tally([unit({"A"}, premises=1)], {7: ["yes"]})
    assert (told.taking_part, told.of("yes")) == (NOBODY, NOBODY)


def by_hand(estate, answers):
    """Every unit looked at beside every other one: heads, areas and answers without a table."""

    def same(one, other):
        if one.is_developer_held or other.is_developer_held:
            return one.is_developer_held and other.is_developer_held
        return bool(one.owners) and one.owners == other.owners

    def first(at):
        return not any(same(estate[before], estate[at]) for before in range(at))

    def said(at):
        own = [n for n in range(len(estate)) if n == at or same(estate[n], estate[at])]
        return {word for n in own for word in answers.get(estate[n].premises, ())}

    clear = [n for n in range(len(estate)) if len(said(n)) == 1]
    voting = [n for n in clear if answers.get(estate[n].premises)]
    return {
        "heads": sum(first(n) for n in range(len(estate))),
        "taking_part": len(
            {next(m for m in voting if m == n or same(estate[m], estate[n])) for n in voting}
        ),
        "yes": sum(area_of(estate[n]) or 0 for n in voting if said(n) == {"yes"}),
        "contradicting": {estate[n].premises for n in range(len(estate)) if len(said(n)) > 1},
    }


@given(units, st.data())
def test_counting_agrees_with_counting_by_hand(estate, data):
    estate = [replace(one, premises=at) for at, one in enumerate(estate)]
    words = st.lists(st.sampled_from(["yes", "no"]), max_size=2)
    answers = {one.premises: data.draw(words) for one in estate}
    told, wanted = tally(estate, answers), by_hand(estate, answers)
    assert told.electorate == count(estate)
    assert (told.electorate.heads, told.taking_part.heads) == (
        wanted["heads"],
        wanted["taking_part"],
    )
    assert told.of("yes").area == wanted["yes"]
    said = {one.premises for one in estate if answers[one.premises]}
    assert told.contradicting == wanted["contradicting"] & said
