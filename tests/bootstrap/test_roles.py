"""What each database role can and cannot do, tried as that role."""

import re

import psycopg
import pytest
from psycopg import sql

from gongzhi.project import roles
from gongzhi.project.roles import Role

RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
DENIED = psycopg.errors.InsufficientPrivilege


@pytest.fixture
def owner(clone_url):
    """The clone seen by its owner, with roles of its own name made and granted."""
    with psycopg.connect(clone_url, autocommit=True) as connection:
        names = roles.default_names(re.sub(r"\W", "_", connection.info.dbname))
        del names[Role.OWNER]
        try:
            for name in names.values():
                roles.make(connection, name, "for this test")
            roles.grant(connection, names)
            yield connection, names
        finally:
            connection.execute("RESET ROLE")
            for name in names.values():
                role = sql.Identifier(name)
                connection.execute(sql.SQL("DROP OWNED BY {}").format(role))
                connection.execute(sql.SQL("DROP ROLE {}").format(role))


@pytest.fixture
def acting(owner):
    connection, names = owner

    def act(role: Role, statement: str):
        connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(names[role])))
        try:
            return connection.execute(statement)
        finally:
            connection.execute("RESET ROLE")

    return act


def held(connection, name: str, table: str) -> tuple[str, ...]:
    return tuple(
        right
        for right in RIGHTS
        if connection.execute(
            "SELECT has_table_privilege(%s, %s, %s)", [name, f"public.{table}", right]
        ).fetchone()[0]
    )


def test_every_table_gives_each_role_what_the_list_says_and_no_more(owner):
    connection, names = owner
    found = {
        (table, role): held(connection, name, table)
        for table in roles.tables(connection)
        for role, name in names.items()
    }
    wanted = {(table, role): roles.rights(table).get(role, ()) for table, role in found}
    assert found == wanted


def test_every_table_named_in_the_list_exists(owner):
    connection, _ = owner
    assert set(roles.SPECIAL) - set(roles.tables(connection)) == {"project_stamp"}


def test_no_role_is_a_superuser_or_makes_roles_or_databases(owner):
    connection, names = owner
    rows = connection.execute(
        "SELECT bool_or(rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication)"
        " FROM pg_roles WHERE rolname = ANY(%s)",
        [list(names.values())],
    ).fetchone()
    assert rows == (False,)


@pytest.mark.parametrize("role", roles.SERVING)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET kind = 'x'",
        "DELETE FROM journal_entry",
        "TRUNCATE journal_entry",
        "ALTER TABLE journal_entry DISABLE TRIGGER ALL",
        "DROP TABLE journal_entry",
        "DELETE FROM journal_leaf",
        "UPDATE journal_head SET size = 0",
        "TRUNCATE access_account",
        "ALTER TABLE access_account ADD COLUMN extra int",
        "CREATE TABLE of_my_own (id int)",
        "SET session_replication_role = replica",
    ],
)
def test_nobody_who_serves_can_bend_the_journal_or_the_tables(acting, role, statement):
    with pytest.raises(DENIED):
        acting(role, statement)


@pytest.mark.parametrize("role", [Role.WEB, Role.WORKER])
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO journal_leaf (index, entry_id, hash) VALUES (0, 1, '')",
        "INSERT INTO journal_head VALUES (1, '', now(), '', '')",
        "DELETE FROM journal_unsealed",
    ],
)
def test_nobody_but_the_signer_seals(acting, role, statement):
    with pytest.raises(DENIED):
        acting(role, statement)


def test_only_the_worker_takes_from_the_outbox(acting):
    acting(Role.WORKER, "DELETE FROM journal_undelivered")
    for role in (Role.WEB, Role.SIGNER):
        with pytest.raises(DENIED):
            acting(role, "DELETE FROM journal_undelivered")


@pytest.mark.parametrize("table", ["access_account", "journal_words", "parties_person"])
def test_the_signer_sees_nothing_of_people(acting, table):
    with pytest.raises(DENIED):
        acting(Role.SIGNER, f"SELECT FROM {table}")


def test_web_records_and_the_outboxes_are_filled_for_it(acting, owner):
    acting(
        Role.WEB,
        "INSERT INTO journal_entry"
        " (at, kind, channel, subject_kind, subject_id, region_code, county_code, payload)"
        " VALUES (now(), 'x', 'web', 'case', 1, '', '', '{}')",
    )
    connection, _ = owner
    for outbox in ("journal_unsealed", "journal_undelivered"):
        query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(outbox))
        assert connection.execute(query).fetchone() == (1,)


def test_web_and_worker_put_off_and_take_jobs(acting):
    for role in (Role.WEB, Role.WORKER):
        acting(
            role,
            "INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('default', 'x')",
        )
        acting(role, "SELECT * FROM procrastinate_jobs FOR UPDATE SKIP LOCKED")


def test_a_table_of_a_later_migration_is_covered_at_once(owner, acting):
    connection, _ = owner
    connection.execute("CREATE TABLE later (id bigserial PRIMARY KEY)")
    acting(Role.WEB, "INSERT INTO later DEFAULT VALUES")
    with pytest.raises(DENIED):
        acting(Role.SIGNER, "SELECT FROM later")


def test_granting_again_changes_nothing(owner):
    connection, names = owner
    state = "SELECT relname, relacl::text FROM pg_class WHERE relnamespace = 'public'::regnamespace"
    before = connection.execute(state).fetchall()
    roles.grant(connection, names)
    assert sorted(connection.execute(state).fetchall()) == sorted(before)
