"""Who may do what in the database: four roles, their rights as data.

The migrator owns every table. The web server and the worker read and write the tables of the
business; what each role may do with the journal is listed one by one. Nobody but the owner
alters or truncates anything, and no role of ours is a superuser.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

import psycopg
from psycopg import sql


class Role(StrEnum):
    OWNER = "owner"
    WEB = "web"
    WORKER = "worker"
    SIGNER = "signer"


SERVING = (Role.WEB, Role.WORKER, Role.SIGNER)

READ = ("SELECT",)
APPEND = ("SELECT", "INSERT")
AMEND = ("SELECT", "INSERT", "UPDATE")
TAKE = ("SELECT", "DELETE")
WRITE = ("SELECT", "INSERT", "UPDATE", "DELETE")

BUSINESS: Mapping[Role, tuple[str, ...]] = {Role.WEB: WRITE, Role.WORKER: WRITE}

# Tables with rights of their own; all others are BUSINESS.
SPECIAL: Mapping[str, Mapping[Role, tuple[str, ...]]] = {
    "django_migrations": {Role.WEB: READ, Role.WORKER: READ, Role.SIGNER: READ},
    "project_stamp": {Role.WEB: READ, Role.WORKER: READ, Role.SIGNER: READ},
    # Recording is the same act whoever does it; a trigger of the owner's fills the outboxes.
    "journal_entry": {Role.WEB: APPEND, Role.WORKER: APPEND, Role.SIGNER: READ},
    "journal_words": {Role.WEB: AMEND, Role.WORKER: AMEND},
    "journal_undelivered": {Role.WEB: READ, Role.WORKER: TAKE},
    "journal_delivery": {Role.WEB: AMEND, Role.WORKER: WRITE},
    # A number once given stands, and so does every text that was laid before anybody.
    "documents_documentnumber": {Role.WEB: APPEND, Role.WORKER: APPEND},
    "documents_documentversion": {Role.WEB: AMEND, Role.WORKER: AMEND},
    # Sealing is the signer's alone.
    "journal_unsealed": {Role.WEB: READ, Role.WORKER: READ, Role.SIGNER: TAKE},
    "journal_leaf": {Role.WEB: READ, Role.WORKER: READ, Role.SIGNER: APPEND},
    "journal_tile": {Role.WEB: READ, Role.WORKER: READ, Role.SIGNER: AMEND},
    "journal_head": {Role.WEB: READ, Role.WORKER: READ, Role.SIGNER: APPEND},
    "journal_publickey": {Role.WEB: READ, Role.WORKER: READ, Role.SIGNER: APPEND},
}

Connection = psycopg.Connection[Any]
Names = Mapping[Role, str]


def default_names(prefix: str = "gongzhi") -> dict[Role, str]:
    return {role: f"{prefix}_{role.value}" for role in Role}


# Making the roles -------------------------------------------------------------------------


def may_make_roles(connection: Connection) -> bool:
    row = connection.execute(
        "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    return bool(row and row[0])


def exists(connection: Connection, name: str) -> bool:
    row = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone()
    return row is not None


def make(connection: Connection, name: str, password: str) -> None:
    """Creates the role, or gives an existing one this password."""
    verb = sql.SQL("ALTER ROLE" if exists(connection, name) else "CREATE ROLE")
    connection.execute(
        sql.SQL("{} {} LOGIN PASSWORD {}").format(verb, sql.Identifier(name), sql.Literal(password))
    )


def admit(connection: Connection, name: str) -> None:
    """Into this database, which may be closed to the public."""
    database = sql.Identifier(connection.info.dbname)
    connection.execute(
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, sql.Identifier(name))
    )


# Granting ---------------------------------------------------------------------------------


def grant(connection: Connection, names: Names) -> None:
    """Sets every right to what the tables above say; run by the owner after each migration."""
    serving = [role for role in SERVING if role in names]
    with connection.transaction():
        _open_schema(connection, names, serving)
        for table in tables(connection):
            _grant_table(connection, table, names, serving)
        _grant_sequences(connection, names)
        _grant_future(connection, names)


def tables(connection: Connection) -> list[str]:
    rows = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
    )
    return [row[0] for row in rows]


def rights(table: str) -> Mapping[Role, tuple[str, ...]]:
    return SPECIAL.get(table, BUSINESS)


def _open_schema(connection: Connection, names: Names, serving: Iterable[Role]) -> None:
    for role in serving:
        connection.execute(
            sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(sql.Identifier(names[role]))
        )


def _grant_table(connection: Connection, table: str, names: Names, serving: Iterable[Role]) -> None:
    wanted = rights(table)
    for role in serving:
        target = {"table": sql.Identifier("public", table), "role": sql.Identifier(names[role])}
        connection.execute(sql.SQL("REVOKE ALL ON {table} FROM {role}").format(**target))
        if wanted.get(role):
            privileges = sql.SQL(", ").join(sql.SQL(one) for one in wanted[role])
            connection.execute(
                sql.SQL("GRANT {privileges} ON {table} TO {role}").format(
                    privileges=privileges, **target
                )
            )


def _grant_sequences(connection: Connection, names: Names) -> None:
    for role in BUSINESS:
        if role in names:
            connection.execute(
                sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(
                    sql.Identifier(names[role])
                )
            )


def _grant_future(connection: Connection, names: Names) -> None:
    """Tables made later by the owner are business tables until the next run says otherwise."""
    for role, privileges in BUSINESS.items():
        if role not in names:
            continue
        target = sql.Identifier(names[role])
        words = sql.SQL(", ").join(sql.SQL(one) for one in privileges)
        begin = sql.SQL("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ")
        connection.execute(begin + sql.SQL("{} ON TABLES TO {}").format(words, target))
        connection.execute(begin + sql.SQL("USAGE, SELECT ON SEQUENCES TO {}").format(target))
