"""Loads the demonstration into an empty database, in a process of its own.

The state stands in the database's own stamps: `loading` found at a start means the last one was
killed halfway, before anybody could have typed anything, and the database is made anew.
"""

import importlib
import json
import sys
from pathlib import Path

import psycopg

from gongzhi.project import roles
from gongzhi.project.bootstrap import database as databases
from gongzhi.project.bootstrap import environments, programs, schema, stamps
from gongzhi.project.bootstrap.console import Halt, step, warn
from gongzhi.project.bootstrap.database import Database
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.roles import Role

STATE, ACCOUNTS = "demonstration", "demonstration_accounts"
LOADING, LOADED = "loading", "loaded"


def load_when_empty(layout: Layout, database: Database) -> None:
    with database.connect() as connection:
        state = stamps.read(connection).get(STATE)
        if state == LOADED or (state is None and has_people(connection)):
            return
    if state == LOADING:
        start_over(layout, database)
    load(layout, database)


def has_people(connection: roles.Connection) -> bool:
    try:
        row = connection.execute("SELECT EXISTS (SELECT FROM access_account)").fetchone()
    except psycopg.errors.UndefinedTable:
        return False
    return bool(row and row[0])


def start_over(layout: Layout, database: Database) -> None:
    if database.cluster is None:
        raise Halt("上次载入演示数据时中断，数据库里只有一半。请清空该数据库后重试。")
    warn("上次载入演示数据时中断，重新建立数据库。")
    databases.recreate(database)
    schema.bring_up(layout, database)


def load(layout: Layout, database: Database) -> None:
    step("载入演示数据（首次需要片刻）")
    with database.connect() as connection:
        stamps.write(connection, STATE, LOADING)
        schema.grant(connection, database)
    answer = layout.run / "accounts.json"
    command = [sys.executable, "-m", __name__, str(answer)]
    environment = environments.of(layout, database, Role.WORKER)
    if programs.run(command, cwd=layout.root, env=environment).returncode:
        raise Halt("演示数据没有载入完，原因见上。改好后重新运行即可。")
    with database.connect() as connection:
        stamps.write(connection, ACCOUNTS, answer.read_text(encoding="utf-8"))
        stamps.write(connection, STATE, LOADED)
    answer.unlink()


def accounts(database: Database) -> list[list[str]]:
    """What was noted when the demonstration was loaded: asking anew would cost a second."""
    with database.connect() as connection:
        known: list[list[str]] = json.loads(stamps.read(connection).get(ACCOUNTS, "[]"))
    return known


def inside(answer: Path) -> None:
    """The loading process: Django must be ready before the demonstration's code is read."""
    importlib.import_module("django").setup()
    demonstration = importlib.import_module("gongzhi.project.demonstration")
    demonstration.load(step)
    lines = [list(map(str, account)) for account in demonstration.accounts()]
    answer.write_text(json.dumps(lines, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    inside(Path(sys.argv[1]))
