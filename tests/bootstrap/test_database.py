"""A server somebody else runs: the roles we make there can work, and keep their passwords."""

import psycopg
import pytest
from psycopg import sql

from gongzhi.project import roles
from gongzhi.project.bootstrap.console import Halt
from gongzhi.project.bootstrap.database import make_outside
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.roles import Role


@pytest.fixture
def layout(tmp_path, monkeypatch):
    monkeypatch.delenv("GONGZHI_VAR", raising=False)
    made = Layout(tmp_path)
    made.prepare()
    return made


@pytest.fixture
def closed(clone_url):
    """A database as the paper has its administrator make it: closed to the public."""
    with psycopg.connect(clone_url, autocommit=True) as connection:
        name = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
        yield connection
        for role in Role:
            guest = f"{connection.info.dbname}_{role.value}".lower()
            if roles.exists(connection, guest):
                connection.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(guest)))
                connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(guest)))


def who(database, role):
    with database.connect(role) as connection:
        return connection.execute("SELECT current_user").fetchone()[0]


def test_the_roles_we_make_may_enter_a_database_closed_to_the_public(layout, closed, clone_url):
    database = make_outside(layout, clone_url, {}, closed)
    prefix = closed.info.dbname.lower()
    found = [who(database, role) for role in roles.SERVING]
    assert found == [f"{prefix}_{role.value}" for role in roles.SERVING]
    assert make_outside(layout, clone_url, {}, closed).urls == database.urls


def test_a_role_of_another_hosts_password_is_left_alone(layout, closed, clone_url):
    name = f"{closed.info.dbname.lower()}_web"
    roles.make(closed, name, "known elsewhere")
    with pytest.raises(Halt, match=f"已有角色 {name}"):
        make_outside(layout, clone_url, {}, closed)
