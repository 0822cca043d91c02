"""What the installer remembers inside the database, so that it shares the data's fate."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import psycopg

from gongzhi.project.roles import Connection


def read(connection: Connection) -> dict[str, str]:
    try:
        rows = connection.execute("SELECT name, value FROM project_stamp").fetchall()
    except psycopg.errors.UndefinedTable:
        return {}
    return dict(rows)


def write(connection: Connection, name: str, value: str) -> None:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS project_stamp (name text PRIMARY KEY, value text NOT NULL)"
    )
    connection.execute(
        "INSERT INTO project_stamp VALUES (%s, %s) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, value],
    )


def digest(files: Iterable[Path], root: Path) -> str:
    """Of names and contents; the same wherever the checkout stands."""
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(path.relative_to(root).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
