"""Saved views of a list."""

import pytest

from gongzhi.cases.commands.view import MOST, drop_view, save_view
from gongzhi.cases.models import SavedView
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken
from tests.cases.world import MONDAY


def save(actor, name="超期电梯", query="view=overdue&category=lift"):
    return save_view(name, query, actor=actor, now=MONDAY)


def test_a_view_keeps_the_address_under_a_name(world):
    view = save(world.secretary, " 超期电梯 ")
    assert (view.name, view.filters) == ("超期电梯", {"query": "view=overdue&category=lift"})


@pytest.mark.parametrize("name", ["", "  ", "长" * 21])
def test_a_name_has_one_to_twenty_characters(world, name):
    with pytest.raises(RuleBroken, match="1 至 20 个字") as refusal:
        save(world.secretary, name)
    assert refusal.value.field == "name"


def test_a_name_stands_once_for_a_person_and_again_for_another(world):
    save(world.secretary)
    save(world.grid_worker)
    with pytest.raises(RuleBroken, match="已有叫“超期电梯”的视图"):
        save(world.secretary)
    assert SavedView.objects.count() == 2


def test_a_dozen_is_enough(world):
    for number in range(MOST):
        save(world.secretary, f"视图{number}")
    with pytest.raises(RuleBroken, match="最多保存 12 个"):
        save(world.secretary, "再一个")


def test_nobody_saves_unnamed(world):
    with pytest.raises(NotPermitted, match="登录后"):
        save(Actor())


def test_one_drops_his_own_views_only(world):
    view = save(world.secretary)
    drop_view(view.pk, actor=world.grid_worker)
    assert SavedView.objects.filter(pk=view.pk).exists()
    drop_view(view.pk, actor=world.secretary)
    assert not SavedView.objects.exists()
