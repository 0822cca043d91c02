"""The catalogue of the release, and the spans a street sets for itself."""

from dataclasses import replace

import pytest

from gongzhi.cases.commands.catalogue import _read, bump_version, load_catalogue
from gongzhi.cases.commands.street_span import lift_street_span, set_street_span
from gongzhi.cases.models import CatalogueVersion, Category, Leg, RoutingRule, StreetSpan
from gongzhi.cases.queries.catalogue import catalogue, category_story
from gongzhi.kernel.calendar import Span, Unit
from gongzhi.kernel.errors import NotPermitted, RuleBroken
from tests.cases.world import COMMUNITY, MONDAY, STREET, in_post, reported

TWO_DAYS, FOUR_HOURS = Span(2, Unit.WORKING_DAYS), Span(4, Unit.HOURS)
OTHER_STREET = "510115004"


def set_lift(world, span=FOUR_HOURS, street=STREET, actor=None, **changed):
    said = {"reason": "街道电梯应急办法第三条", "actor": actor or world.dispatcher, "now": MONDAY}
    set_street_span("lift", street, span, **(said | changed))


def test_loading_again_follows_the_files_of_the_release(world):
    before = (Category.objects.count(), RoutingRule.objects.count())
    Category.objects.filter(code="lift").update(name="电梯", keywords={})
    RoutingRule.objects.filter(number=2).update(is_automatic=False, lines=[])
    load_catalogue()
    assert (Category.objects.count(), RoutingRule.objects.count()) == before
    lift, second = Category.objects.get(code="lift"), RoutingRule.objects.get(number=2)
    assert (lift.name, lift.keywords["电梯"]) == ("电梯故障", 4)
    assert (second.is_automatic, second.lines) == (True, ["utilities"])


def test_what_has_left_the_files_is_no_longer_offered(world):
    Category.objects.create(
        code="gone", name="旧类别", group="other", grid_group="livelihood", line="property",
        span_amount=1, span_unit=Unit.HOURS,
    )  # fmt: skip
    RoutingRule.objects.create(number=98, name="旧规则", role="triage")
    load_catalogue()
    assert set(catalogue().categories) == set(_read("categories.toml"))
    assert {rule.number for rule in catalogue().rules} == {
        rule["number"] for rule in _read("routing.toml")["rule"]
    }


def test_loading_again_leaves_a_street_its_span(world):
    set_lift(world)
    load_catalogue()
    assert catalogue().span("lift", COMMUNITY) == FOUR_HOURS


def test_readers_see_a_change_as_soon_as_the_version_counts_up(world):
    assert catalogue().categories["lift"].name == "电梯故障"
    Category.objects.filter(code="lift").update(name="电梯")
    bump_version()
    assert catalogue().categories["lift"].name == "电梯"


def test_what_is_no_longer_used_is_not_offered(world):
    Category.objects.filter(code="dogs").update(is_active=False)
    bump_version()
    assert "dogs" not in catalogue().categories


def test_the_version_is_one_row(world):
    for _ in range(2):
        bump_version()
    assert CatalogueVersion.objects.count() == 1


def test_a_street_s_span_holds_in_that_street_alone(world):
    shipped = catalogue().categories["lift"].span
    set_lift(world)
    assert catalogue().span("lift", COMMUNITY) == FOUR_HOURS
    assert catalogue().span("lift", OTHER_STREET + "001") == shipped


def test_what_is_dispatched_from_now_on_has_the_street_s_span_and_what_was_keeps_its_own(world):
    before = reported(world)
    set_lift(world)
    after = reported(world)
    assert [
        (leg.span_amount, leg.span_unit, leg.wording)
        for leg in Leg.objects.filter(case__in=[before, after]).order_by("pk")
    ] == [
        (1, Unit.WORKING_DAYS, "电梯故障 1 个工作日内办结"),
        (4, Unit.HOURS, "电梯故障 4 小时内办结"),
    ]


def test_the_decision_is_told_with_its_reason(world):
    set_lift(world)
    set_lift(world, TWO_DAYS, reason="维保单位太远")
    lift_street_span("lift", STREET, reason="试行结束", actor=world.dispatcher, now=MONDAY)
    lift = Category.objects.get(code="lift").pk
    assert [line.sentence for line in category_story(lift, world.dispatcher)] == [
        "“电梯故障”办理时限改回平台拟的：试行结束",
        "定“电梯故障”办理时限为 2 个工作日：维保单位太远",
        "定“电梯故障”办理时限为 4 小时：街道电梯应急办法第三条",
    ]
    assert StreetSpan.objects.count() == 0


def test_another_street_s_decisions_are_its_own(world):
    set_lift(world)
    lift = Category.objects.get(code="lift").pk
    assert category_story(lift, in_post(world.street, "street_dispatcher", OTHER_STREET)) == []
    assert len(category_story(lift, world.secretary)) == 1
    assert category_story(lift, world.worker) == []


@pytest.mark.parametrize("territory", ["510115", "510115003,510115004"])
def test_over_several_streets_each_is_named(world, territory):
    set_lift(world)
    wide = replace(world.dispatcher, territory=tuple(territory.split(",")))
    lift = Category.objects.get(code="lift").pk
    assert [line.sentence for line in category_story(lift, wide)] == [
        "涌泉街道：定“电梯故障”办理时限为 4 小时：街道电梯应急办法第三条"
    ]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"span": Span(73, Unit.HOURS)}, "amount"),
        ({"span": Span(1, Unit.MONTHS)}, "unit"),
        ({"reason": "  "}, "reason"),
    ],
)
def test_a_span_out_of_reason_is_refused(world, changed, field):
    with pytest.raises(RuleBroken) as refused:
        set_lift(world, **changed)
    assert refused.value.field == field


def test_an_unknown_category_is_refused(world):
    with pytest.raises(RuleBroken) as refused:
        set_street_span("ufo", STREET, TWO_DAYS, reason="因为", actor=world.dispatcher, now=MONDAY)
    assert refused.value.field == "category"


@pytest.mark.parametrize(
    ("who", "street"),
    [("dispatcher", OTHER_STREET), ("secretary", STREET), ("worker", STREET), ("resident", STREET)],
)
def test_only_the_street_s_own_triage_sets_it(world, who, street):
    with pytest.raises(NotPermitted):
        set_lift(world, street=street, actor=getattr(world, who))


def test_there_is_nothing_to_lift_where_nothing_was_set(world):
    with pytest.raises(RuleBroken, match="没有另定时限"):
        lift_street_span("lift", STREET, reason="因为", actor=world.dispatcher, now=MONDAY)
