"""What a restore refuses before the present goes."""

import psycopg
import pytest

from gongzhi.project.bootstrap import backup, restore
from gongzhi.project.bootstrap import database as databases
from gongzhi.project.bootstrap.console import Halt
from gongzhi.project.bootstrap.database import Database
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.roles import Role


@pytest.fixture
def ours(clone_url):
    """As our own server holds it: a database that a restore is to replace."""
    server = clone_url.rpartition("/")[0]
    with databases.connected(f"{server}/postgres") as connection:
        names = dict.fromkeys(Role, connection.info.user)
        urls = dict.fromkeys(Role, f"{server}/{databases.NAME}")
        databases.create(connection, databases.NAME, names)
        yield Database(urls, object(), f"{server}/postgres", names)
        databases.drop(connection, databases.NAME)
        databases.drop(connection, restore.FRESH)


def test_a_backup_of_another_edition_does_not_take_the_presents_place(ours, clone_url, tmp_path):
    with psycopg.connect(clone_url, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('cases', '0006_lists_at_any_size', now())"
        )
    backup.dump(Database({Role.OWNER: clone_url}), tmp_path / "dump")
    with ours.connect() as present:
        present.execute("CREATE TABLE still_here ()")
    with pytest.raises(Halt, match="没有恢复，原有数据未动"):
        restore.fill(Layout.here(), ours, tmp_path / "dump")
    with ours.connect() as present:
        assert present.execute("SELECT FROM still_here").rowcount == 0
