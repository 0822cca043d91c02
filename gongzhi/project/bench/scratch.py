"""A database made for a measurement and dropped after it: a real journal forgets nothing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote, urlencode

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from psycopg import sql

NAME = "gongzhi_bench"


@contextmanager
def scratch_database() -> Iterator[str]:
    """Migrated and empty; Django's connection and DATABASE_URL point at it. Needs CREATEDB."""
    held = connection.settings_dict["NAME"], os.environ.get("DATABASE_URL")
    _make()
    _point_at(NAME)
    os.environ["DATABASE_URL"] = url = _url()
    try:
        call_command("migrate", verbosity=0)
        yield url
    finally:
        _point_at(held[0])
        if held[1] is not None:
            os.environ["DATABASE_URL"] = held[1]
        _drop()


def _point_at(name: str) -> None:
    connections.close_all()
    connection.settings_dict["NAME"] = name


def _make() -> None:
    _drop()
    _run(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))


def _drop() -> None:
    _run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(NAME)))


def _run(statement: sql.Composed) -> None:
    with psycopg.connect(_url("postgres"), autocommit=True) as maintenance:
        maintenance.execute(statement)


def _url(name: str = NAME) -> str:
    s = settings.DATABASES["default"]
    place = f"{quote(s['USER'])}:{quote(s['PASSWORD'])}@{s['HOST']}:{s['PORT'] or 5432}"
    options = {k: v for k, v in s["OPTIONS"].items() if isinstance(v, str)}
    return f"postgresql://{place}/{name}" + (f"?{urlencode(options)}" if options else "")
