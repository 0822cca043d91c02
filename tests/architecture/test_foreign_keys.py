"""Tables obey the same order of layers as imports do."""

from django.apps import apps

from tests.architecture.layers import height_of, part_of


def ours():
    return [model for model in apps.get_models() if model.__module__.startswith("gongzhi.")]


def references():
    """Every column or link table of ours that points to a table of ours: from, name, to."""
    for model in ours():
        for field in model._meta.get_fields():
            if field.concrete and field.is_relation and field.related_model in ours():
                yield model, field.name, field.related_model


def test_foreign_keys_point_down_the_layers_or_stay_inside():
    upward = [
        f"{model.__name__}.{name} -> {other.__module__}.{other.__name__}"
        for model, name, other in references()
        if part_of(model.__module__) != part_of(other.__module__)
        and height_of(part_of(model.__module__)) <= height_of(part_of(other.__module__))
    ]
    assert upward == []


def test_the_journal_is_bound_to_no_table():
    """Neither to nor from: an act costs one insert, and no row holds another in place."""
    bound = [
        f"{model.__name__}.{name}"
        for model, name, other in references()
        if "gongzhi.foundation.journal.models" in {model.__module__, other.__module__}
    ]
    assert bound == []


def test_every_table_lies_in_a_part_with_a_height():
    assert [model for model in ours() if height_of(part_of(model.__module__)) is None] == []
