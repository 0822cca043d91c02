"""The first rule that fits decides."""

from hypothesis import given
from hypothesis import strategies as st

from gongzhi.cases.rules.catalogue import RoutingRule
from gongzhi.cases.rules.routing import Matter, fits, route
from gongzhi.cases.vocabulary import LeadRole

LIFT = Matter(
    category="lift",
    line="property",
    source="scan",
    text="电梯异响，轿厢抖动",
    region_code="510115003001",
    service_mode="company",
)


def rule(number, role=LeadRole.COMPANY, **conditions):
    return RoutingRule(number=number, name=f"第 {number} 条", role=role, **conditions)


def test_the_first_fitting_rule_wins_and_says_what_it_passed_over():
    rules = [
        rule(1, categories=frozenset({"dogs"})),
        rule(2, LeadRole.COMMITTEE, lines=frozenset({"property"})),
        rule(3, categories=frozenset({"lift"})),
    ]
    routing = route(LIFT, rules)
    assert (routing.rule.number, routing.role, routing.passed_over) == (2, LeadRole.COMMITTEE, (1,))


def test_without_a_fitting_rule_people_decide():
    routing = route(LIFT, [rule(1, sources=frozenset({"hotline"}))])
    assert (routing.role, routing.is_automatic, routing.passed_over) == (
        LeadRole.TRIAGE,
        False,
        (1,),
    )


def test_a_rule_of_another_place_does_not_fit():
    assert [fits(rule(1, scope=scope), LIFT) for scope in ("", "5101", "510115003", "310112")] == [
        True,
        True,
        True,
        False,
    ]


def test_of_several_words_one_is_enough():
    assert fits(rule(1, words=("飞线", "抖动")), LIFT)
    assert not fits(rule(1, words=("飞线", "漏水")), LIFT)


@given(st.lists(st.builds(rule, st.integers(1, 99), scope=st.sampled_from(["", "51", "31"]))))
def test_what_was_passed_over_never_fits(rules):
    routing = route(LIFT, rules)
    passed = rules[: len(routing.passed_over)]
    assert [fits(each, LIFT) for each in passed] == [False] * len(passed)
