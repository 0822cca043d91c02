"""A step of the tables is there whole, or not at all."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

from gongzhi.project.migrating import WholeSteps


class PowerCut(BaseException):
    pass


class Shelves(migrations.Migration):
    """Its foreign key comes last, after the tables."""

    operations = [
        migrations.CreateModel("Shelf", [("id", models.BigAutoField(primary_key=True))]),
        migrations.CreateModel(
            "Jar",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("shelf", models.ForeignKey("pantry.Shelf", models.CASCADE)),
            ],
        ),
    ]


STEP = Shelves("0001_shelves", "pantry")


def tables():
    return {name for name in connection.introspection.table_names() if name.startswith("pantry_")}


def noted():
    return ("pantry", "0001_shelves") in MigrationRecorder(connection).applied_migrations()


def test_a_step_makes_its_tables_and_is_noted(db):
    WholeSteps(connection).apply_migration(ProjectState(), STEP)
    assert (tables(), noted()) == ({"pantry_shelf", "pantry_jar"}, True)


def test_a_step_cut_off_before_it_is_noted_leaves_no_table_behind(db, monkeypatch):
    def cut(*_arguments):
        raise PowerCut

    executor = WholeSteps(connection)
    monkeypatch.setattr(executor, "record_migration", cut)
    with pytest.raises(PowerCut):
        executor.apply_migration(ProjectState(), STEP)
    assert (tables(), noted()) == (set(), False)
    WholeSteps(connection).apply_migration(ProjectState(), STEP)
    assert (tables(), noted()) == ({"pantry_shelf", "pantry_jar"}, True)
