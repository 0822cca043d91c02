from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path

from gongzhi.foundation.web import navigation
from gongzhi.foundation.web.navigation import Count, Shown
from gongzhi.kernel.actor import Actor


def page(request):
    return HttpResponse()


urlpatterns = [path("desk/cases", page, name="cases"), path("desk/rules", page, name="rules")]
here = override_settings(ROOT_URLCONF=__name__)
TRIAGER = Actor(powers=frozenset({"cases.triage"}))


def shown(url="/desk/cases", actor=None):
    return navigation.shown("desk", RequestFactory().get(url), actor)


@here
def test_pages_that_do_not_exist_are_not_shown(entries):
    navigation.register("desk", "诉求", "case", "cases", order=2)
    navigation.register("desk", "议事", "meeting", "topics", order=1)
    assert shown() == [Shown("诉求", "case", "/desk/cases", current=True, count=None)]


@here
def test_an_entry_with_a_power_shows_to_its_holder_only(entries):
    navigation.register("desk", "规则库", "book", "rules", power="cases.triage")
    assert shown(actor=None) == []
    assert shown(actor=Actor()) == []
    assert [one.label for one in shown(actor=TRIAGER)] == ["规则库"]


@here
def test_counts_come_from_the_entry_and_pages_below_it_mark_it(entries):
    navigation.register("desk", "诉求", "case", "cases", badge=lambda _: Count(47, hot=True))
    navigation.register("desk", "规则库", "book", "rules", badge=lambda _: 2, under=("/desk/x/",))
    cases, rules = shown("/desk/x/1")
    assert (cases.count, cases.current) == (Count(47, hot=True), False)
    assert (rules.count, rules.current) == (Count(2), True)


@here
def test_a_page_that_has_counted_leaves_its_number_instead(entries):
    navigation.register("desk", "诉求", "case", "cases", badge=lambda _: Count(47, hot=True))
    request = RequestFactory().get("/desk/cases")
    navigation.leave_count(request, "cases", Count(3))
    assert [one.count for one in navigation.shown("desk", request, None)] == [Count(3)]


@here
def test_groups_stand_in_the_order_of_the_desk(entries):
    navigation.register("desk", "规则库", "book", "rules", group="依据", order=1)
    navigation.register("desk", "诉求", "case", "cases", group="办事", order=2)
    groups = navigation.grouped("desk", RequestFactory().get("/desk/"), None)
    assert [(g.label, [e.label for e in g.entries]) for g in groups] == [
        ("办事", ["诉求"]),
        ("依据", ["规则库"]),
    ]


def test_registering_twice_changes_nothing(entries):
    navigation.register("desk", "诉求", "case", "cases")
    navigation.register("desk", "诉求", "case", "cases")
    assert len(navigation.entries_of("desk")) == 1


@here
def test_the_powers_of_an_entry_may_grow_after_it_was_registered(entries):
    asked = []
    navigation.register("desk", "规则库", "book", "rules", power=lambda: tuple(asked))
    before = shown(actor=TRIAGER)
    asked.append("cases.triage")
    assert (before, [one.label for one in shown(actor=TRIAGER)]) == ([], ["规则库"])
