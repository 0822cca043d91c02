"""A database of one's own for tests that commit: a clone of the migrated test database.

A flush between tests is not to be had here: the journal refuses TRUNCATE.
"""

import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection, connections
from psycopg import sql


@pytest.fixture(scope="session")
def template_database(
    django_db_setup: None, django_db_blocker: Any, django_db_keepdb: bool
) -> Iterator[str]:
    """The migrated test database. Made here where no collected test asked for it by its mark."""
    name = connection.creation._get_test_db_name()
    original = connection.settings_dict["NAME"]
    if original == name:
        yield name
        return
    with django_db_blocker.unblock():
        connection.creation.create_test_db(0, autoclobber=True, keepdb=django_db_keepdb)
        yield name
        if not django_db_keepdb:
            connection.creation.destroy_test_db(original, 0)


@pytest.fixture
def cloned_database(template_database: str, django_db_blocker: Any) -> Iterator[str]:
    """The name of a fresh clone the Django connection points at; dropped afterwards.

    Commits are real, other threads and processes (`clone_url`) see them, nothing is left behind.
    Do not combine it with the `db` fixture or the `django_db` mark.
    """
    settings = connection.settings_dict
    clone = f"{template_database}_clone_{os.getpid()}"
    with django_db_blocker.unblock():
        connections.close_all()
        _maintain(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(clone)),
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(clone), sql.Identifier(template_database)
            ),
        )
        settings["NAME"] = clone
        try:
            yield clone
        finally:
            connections.close_all()
            settings["NAME"] = template_database
            _maintain(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(clone)))


@pytest.fixture
def clone_url(cloned_database: str) -> str:
    """DATABASE_URL of the clone, for another process."""
    s = connection.settings_dict
    return f"postgresql://{s['USER']}:{s['PASSWORD']}@{s['HOST']}:{s['PORT']}/{cloned_database}"


def _maintain(*statements: sql.Composed) -> None:
    s = connection.settings_dict
    with psycopg.connect(
        host=s["HOST"] or None,
        port=s["PORT"] or None,
        user=s["USER"] or None,
        password=s["PASSWORD"] or None,
        dbname="postgres",
        autocommit=True,
    ) as maintenance:
        for statement in statements:
            maintenance.execute(statement)
