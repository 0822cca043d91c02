"""Brings the tables up to the code, and only when the code has changed."""

import os
import sys
import time

import psycopg

from gongzhi.project import roles
from gongzhi.project.bootstrap import environments, programs, stamps
from gongzhi.project.bootstrap.console import Halt, step
from gongzhi.project.bootstrap.database import Database
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.roles import Role

STAMP = "migrations"
STEPS = ("gongzhi.project.migrating", "gongzhi.project.shipped")
ALONE = 7_262_011  # an advisory lock: two hosts never migrate at once
PAUSE_SECONDS = 1.0


def wanted(layout: Layout) -> str:
    """Of our migrations, the packages that bring their own, the rights, and what is shipped."""
    package = layout.root / "gongzhi"
    files = [*package.rglob("migrations/*.py"), package / "project" / "roles.py"]
    files += (package / "cases" / "data").glob("*.toml")
    return stamps.digest([*files, layout.root / "requirements" / "base.txt"], layout.root)


def bring_up(layout: Layout, database: Database, *, again: bool = False) -> bool:
    """Whether there was anything to do."""
    target = wanted(layout)
    with database.connect() as connection:
        if not again and stamps.read(connection).get(STAMP) == target:
            return False
        take_turns(connection)
        refuse_other_edition(connection, layout, way_out(database))
        step("更新数据表")
        migrate(layout, database)
        stamps.write(connection, STAMP, target)
        grant(connection, database)
    return True


def take_turns(connection: roles.Connection) -> None:
    """Asked for again and again. A statement that waits is seen by an index that the other host
    builds concurrently: that would wait for it in turn, and both for ever."""
    if _is_mine(connection):
        return
    step("另一台主机，或者上一次中断的更新，还在更新数据表，等它结束")
    while not _is_mine(connection):
        time.sleep(PAUSE_SECONDS)


def _is_mine(connection: roles.Connection) -> bool:
    return connection.execute("SELECT pg_try_advisory_lock(%s)", [ALONE]).fetchone() == (True,)


def refuse_other_edition(connection: roles.Connection, layout: Layout, instead: str) -> None:
    """Before a release its migrations are written anew, under the first ones' names: upon tables
    that earlier ones made, half of them would be taken for done."""
    refuse_unknown(applied(connection), layout, instead)


def refuse_unknown(done: set[tuple[str, str]], layout: Layout, instead: str) -> None:
    ours = shipped(layout)
    labels = {label for label, _ in ours}
    unknown = sorted(each for each in done - ours if each[0] in labels)
    if unknown:
        raise Halt(
            f"这个数据库由另一个版本的程序建立，其中有 {len(unknown)} 步更新是这个版本没有的"
            f"（如 {'.'.join(unknown[0])}），没有改动它。{instead}"
        )


def shipped(layout: Layout) -> set[tuple[str, str]]:
    """Label and name of each migration of ours; a package's folder has its label for a name."""
    files = (layout.root / "gongzhi").rglob("migrations/[0-9]*.py")
    return {(path.parent.parent.name, path.stem) for path in files}


def applied(connection: roles.Connection) -> set[tuple[str, str]]:
    try:
        return set(connection.execute("SELECT app, name FROM django_migrations").fetchall())
    except psycopg.errors.UndefinedTable:
        return set()


def way_out(database: Database) -> str:
    if os.environ.get("GONGZHI_MODE") == "production":
        return (
            "请换回建立它的那个版本的程序。"
            "0.1.0-preview 的数据库不能升级，正式运行请用新的空数据库。"
        )
    if database.cluster:
        data = database.cluster.data
        return f"演示数据库请删去 {data} 后重新启动，其中的数据会全部丢失。"
    return "请换回建立它的那个版本的程序，或者给一个空的数据库。"


def require(layout: Layout, database: Database, role: Role) -> None:
    """For a process that is to work with the tables as the code knows them."""
    if database.cluster:
        bring_up(layout, database)
        return
    with database.connect(role) as connection:
        if stamps.read(connection).get(STAMP) != wanted(layout):
            raise Halt("数据表与这个版本的程序不一致，请先运行 gongzhi migrate。")


def migrate(layout: Layout, database: Database) -> None:
    """The tables, then the rows every installation begins with."""
    for module in STEPS:
        _run([sys.executable, "-m", module], layout, database)


def _run(command: list[str], layout: Layout, database: Database) -> None:
    log = layout.log / "migrate.log"
    with log.open("a", encoding="utf-8") as file:
        done = programs.run(
            command,
            stdout=file,
            stderr=file,
            cwd=layout.root,
            env=environments.of(layout, database, Role.OWNER),
        )
    if done.returncode:
        last = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
        raise Halt(
            f"数据表没有更新完：{''.join(last)}\n"
            f"详见 {log}。已完成的步骤都保留，改好后重新运行会接着做。"
        )


def grant(connection: roles.Connection, database: Database) -> None:
    if not database.separated:
        return
    try:
        roles.grant(connection, database.names)
    except psycopg.errors.InsufficientPrivilege as error:
        raise Halt(
            f"不能给数据库角色授权：{error}。DATABASE_URL 的用户须是各表的所有者。"
        ) from error
