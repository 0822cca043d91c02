"""The shipped catalogue, and what a street made of it."""

from gongzhi.cases.commands.catalogue import bump_version, load_catalogue
from gongzhi.cases.models import CatalogueVersion, Category, RoutingRule
from gongzhi.cases.queries.catalogue import catalogue


def test_loading_again_adds_nothing_and_keeps_what_was_changed(world):
    before = (Category.objects.count(), RoutingRule.objects.count())
    Category.objects.filter(code="lift").update(name="电梯")
    load_catalogue()
    assert (Category.objects.count(), RoutingRule.objects.count()) == before
    assert Category.objects.get(code="lift").name == "电梯"


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
