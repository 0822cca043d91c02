"""A database of another edition's is left as it is."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from gongzhi.project.bootstrap import schema
from gongzhi.project.bootstrap.console import Halt
from gongzhi.project.bootstrap.database import Database
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.roles import Role


@pytest.fixture
def layout(tmp_path, monkeypatch):
    monkeypatch.setenv("GONGZHI_VAR", str(tmp_path))
    monkeypatch.delenv("GONGZHI_MODE", raising=False)
    made = Layout.here()
    made.prepare()
    return made


@pytest.fixture
def migrated(clone_url):
    with psycopg.connect(clone_url, autocommit=True) as connection:
        yield connection


def note(connection, app, name):
    connection.execute(
        "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, now())", [app, name]
    )


def test_what_is_shipped_is_what_a_database_of_ours_holds(layout, migrated):
    ours = schema.shipped(layout)
    labels = {label for label, _ in ours}
    assert {each for each in schema.applied(migrated) if each[0] in labels} == ours


def test_an_unknown_migration_of_ours_is_refused_before_anything_is_done(
    layout, migrated, clone_url
):
    note(migrated, "cases", "0006_lists_at_any_size")
    database = Database(dict.fromkeys(Role, clone_url))
    with pytest.raises(Halt, match=r"（如 cases\.0006_lists_at_any_size），没有改动它。"):
        schema.bring_up(layout, database, again=True)
    assert (layout.log / "migrate.log").exists() is False


@pytest.fixture
def builder(clone_url):
    with psycopg.connect(clone_url, autocommit=True) as connection:
        yield connection


def test_two_hosts_take_turns_and_the_one_that_waits_holds_up_no_index(
    migrated, builder, clone_url, monkeypatch, capsys
):
    monkeypatch.setattr(schema, "PAUSE_SECONDS", 0.02)
    migrated.execute("SELECT pg_advisory_lock(%s)", [schema.ALONE])
    with psycopg.connect(clone_url, autocommit=True) as other, ThreadPoolExecutor(1) as there:
        waiting = there.submit(schema.take_turns, other)
        builder.execute("SET statement_timeout = '20s'")
        builder.execute("CREATE INDEX CONCURRENTLY tried ON django_migrations (app)")
        assert waiting.done() is False
        migrated.execute("SELECT pg_advisory_unlock(%s)", [schema.ALONE])
        waiting.result(timeout=10)
    assert capsys.readouterr().out.count("等它结束") == 1


def test_those_of_other_packages_are_their_own_business(layout, migrated):
    note(migrated, "auth", "9999_of_a_newer_django")
    schema.refuse_other_edition(migrated, layout, "")


def test_an_empty_database_holds_none(layout, migrated):
    migrated.execute("DROP TABLE django_migrations")
    assert schema.applied(migrated) == set()


def test_production_is_never_told_to_delete(layout, monkeypatch):
    monkeypatch.setenv("GONGZHI_MODE", "production")
    assert schema.way_out(Database({})) == (
        "请换回建立它的那个版本的程序。0.1.0-preview 的数据库不能升级，正式运行请用新的空数据库。"
    )
