from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.rulebook.rules.book import Definition, Row
from gongzhi.foundation.rulebook.rules.kinds import Ratio
from gongzhi.foundation.rulebook.rules.resolving import ladder, resolve, scopes
from gongzhi.foundation.rulebook.rules.strictness import bearing, loosens
from gongzhi.foundation.rulebook.vocabulary import Bearing, Kind, Level, Strictness, Tag
from gongzhi.kernel.calendar import Span, Unit

ON = date(2026, 11, 24)
PLACES = scopes("510115003", estate=7)
LEGAL = [(level, scope) for level, scope in PLACES if level != Level.PLATFORM]


def definition(kind, strictness, **more):
    return Definition(
        key="k", title="题", explanation="释", group="g", kind=kind, strictness=strictness, **more
    )


def test_a_longer_time_is_looser_where_less_is_stricter():
    filing = definition(Kind.SPAN, Strictness.LOWER)
    thirty = Span(30, Unit.NATURAL_DAYS)
    longer = [loosens(filing, Span(n, Unit.NATURAL_DAYS), thirty) for n in (29, 30, 31)]
    assert longer == [False, False, True]


def test_days_of_two_kinds_cannot_be_compared_and_count_as_looser():
    filing = definition(Kind.SPAN, Strictness.LOWER)
    assert loosens(filing, Span(1, Unit.WORKING_DAYS), Span(30, Unit.NATURAL_DAYS))


def test_reaching_a_half_is_looser_than_passing_it():
    quorum = definition(Kind.RATIO, Strictness.HIGHER)
    assert [
        loosens(quorum, Ratio(1, 2, ">="), Ratio(1, 2, ">")),
        loosens(quorum, Ratio(1, 2, ">"), Ratio(2, 4, ">=")),
        loosens(quorum, Ratio(2, 4, ">"), Ratio(1, 2, ">")),
    ] == [True, False, False]


def test_options_stand_the_strictest_first():
    often = definition(
        Kind.CHOICE, Strictness.HIGHER, options={"quarterly": "每季度", "yearly": "每年"}
    )
    assert [loosens(often, "yearly", "quarterly"), loosens(often, "quarterly", "yearly")] == [
        True,
        False,
    ]


def test_a_list_may_grow_but_not_shrink():
    barred = definition(Kind.ITEMS, Strictness.HIGHER)
    assert [loosens(barred, ("甲", "乙"), ("甲",)), loosens(barred, ("乙",), ("甲",))] == [
        False,
        True,
    ]


def test_what_is_fixed_may_only_be_repeated():
    quorum = definition(Kind.RATIO, Strictness.FIXED)
    assert [
        loosens(quorum, Ratio(3, 4), Ratio(2, 3)),
        loosens(quorum, Ratio(2, 3), Ratio(2, 3)),
    ] == [
        True,
        False,
    ]


VALUES = {
    Kind.INTEGER: st.integers(0, 50),
    Kind.SPAN: st.builds(Span, st.integers(1, 60), st.sampled_from(list(Unit))),
    Kind.RATIO: st.builds(
        Ratio, st.integers(1, 9), st.integers(9, 12), st.sampled_from([">=", ">"])
    ),
    Kind.FLAG: st.booleans(),
    Kind.ITEMS: st.lists(st.sampled_from("甲乙丙丁"), min_size=1, unique=True).map(tuple),
}


@st.composite
def chains(draw):
    kind = draw(st.sampled_from(list(VALUES)))
    strictness = draw(st.sampled_from([Strictness.LOWER, Strictness.HIGHER, Strictness.FIXED]))
    asked = definition(kind, strictness)
    values = draw(st.lists(st.none() | VALUES[kind], min_size=len(LEGAL), max_size=len(LEGAL)))
    rows = [
        Row(key="k", level=level, scope=scope, value=value, tag=Tag.ENTERED, override=at + 1)
        for at, ((level, scope), value) in enumerate(zip(LEGAL, values, strict=True))
        if value is not None
    ]
    return asked, rows


@given(chains())
def test_no_chain_of_values_yields_one_looser_than_a_level_that_counts_above_it(chain):
    asked, rows = chain
    layers = ladder(asked, rows, PLACES, ON)
    found = resolve(asked, layers)
    counting = [la for la in layers if la.row and la.standing in {"above", "picked"}]
    assert [la.level for la in counting if loosens(asked, found.value, la.row.value)] == []


@given(chains())
def test_the_highest_level_that_speaks_always_binds(chain):
    asked, rows = chain
    found = resolve(asked, ladder(asked, rows, PLACES, ON))
    assert not rows or not loosens(asked, found.value, rows[0].value)


@given(chains(), st.permutations(range(7)))
def test_the_order_in_which_values_were_entered_does_not_matter(chain, order):
    asked, rows = chain
    shuffled = [rows[at] for at in order if at < len(rows)]
    assert resolve(asked, ladder(asked, rows, PLACES, ON)) == resolve(
        asked, ladder(asked, shuffled, PLACES, ON)
    )


def test_a_value_bears_on_the_one_before_it():
    filing, free = definition(Kind.SPAN, Strictness.LOWER), definition(Kind.SPAN, Strictness.FREE)
    thirty = Span(30, Unit.NATURAL_DAYS)
    others = [Span(n, Unit.NATURAL_DAYS) for n in (29, 30, 31)] + [Span(9, Unit.WORKING_DAYS)]
    assert [bearing(filing, each, thirty) for each in others] == [
        Bearing.STRICTER,
        Bearing.SAME,
        Bearing.LOOSER,
        Bearing.UNLIKE,
    ]
    assert bearing(free, others[0], thirty) == Bearing.FREE
