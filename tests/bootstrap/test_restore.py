"""What a restore refuses before the present goes."""

from argparse import Namespace
from datetime import UTC, datetime

import psycopg
import pytest

from gongzhi.project import roles
from gongzhi.project.bootstrap import backup, restore, schema
from gongzhi.project.bootstrap import database as databases
from gongzhi.project.bootstrap.console import Halt
from gongzhi.project.bootstrap.database import Database
from gongzhi.project.roles import Role


@pytest.fixture
def ours(clone_url):
    """As our own server holds it: a database that a restore is to replace. It has one name, so
    tests that run beside this one wait for it."""
    server = clone_url.rpartition("/")[0]
    with databases.connected(f"{server}/postgres") as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext(%s))", [databases.NAME])
        names = dict.fromkeys(Role, connection.info.user)
        urls = dict.fromkeys(Role, f"{server}/{databases.NAME}")
        databases.create(connection, databases.NAME, names)
        yield Database(urls, object(), f"{server}/postgres", names)
        databases.drop(connection, databases.NAME)
        databases.drop(connection, restore.FRESH)


@pytest.fixture
def backed_up(clone_url, tmp_path):
    """The folder of a backup of the clone as it then is."""

    def made():
        folder = tmp_path / "backup"
        (folder / backup.FILES).mkdir(parents=True)
        database = Database({Role.OWNER: clone_url})
        backup.dump(database, folder / backup.DUMP)
        backup.note(folder, database, datetime.now(UTC))
        return folder

    return made


@pytest.fixture
def another_edition(clone_url):
    with psycopg.connect(clone_url, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('cases', '0006_lists_at_any_size', now())"
        )


def test_what_a_dump_has_seen_is_read_from_the_dump(clone_url, backed_up):
    with psycopg.connect(clone_url) as connection:
        assert restore.applied(backed_up() / backup.DUMP) == schema.applied(connection)


@pytest.mark.usefixtures("another_edition")
def test_a_backup_of_another_edition_is_refused_before_a_row_of_it_is_poured(
    ours, backed_up, tmp_path, monkeypatch
):
    """Into a server of somebody else's too, where there is no second database to pour into."""
    monkeypatch.setenv("GONGZHI_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("DATABASE_URL", ours.urls[Role.OWNER])
    with ours.connect() as present:
        present.execute("CREATE TABLE still_here ()")
    asked = Namespace(folder=backed_up(), replace=True, yes=True)
    with pytest.raises(Halt, match=r"cases\.0006_lists_at_any_size.*没有恢复，原有数据未动"):
        restore.run(asked)
    with ours.connect() as present:
        assert roles.tables(present) == ["still_here"]


def test_a_backup_of_our_own_edition_takes_the_presents_place(ours, backed_up):
    restore.fill(ours, backed_up() / backup.DUMP)
    with ours.connect() as present:
        assert "cases_case" in roles.tables(present)
