"""`gongzhi restore DIR`: back to what a backup holds.

The new stands complete before the old goes.
"""

import json
import shutil
from argparse import Namespace
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory

from psycopg import sql

from gongzhi.project import roles
from gongzhi.project.bootstrap import backup, binaries, programs, schema
from gongzhi.project.bootstrap import database as databases
from gongzhi.project.bootstrap.backup import DUMP, FILES, MANIFEST
from gongzhi.project.bootstrap.console import Halt, confirmed, say, step
from gongzhi.project.bootstrap.database import NAME, Database
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.bootstrap.starting import only_one
from gongzhi.project.roles import Role

FRESH = "gongzhi_restoring"
HEAD = 4096
MIGRATIONS, END = "django_migrations", "\\."
BY_ITS_OWN = "没有恢复，原有数据未动。请用做这份备份时的那个版本的程序恢复。"
UNKNOWN_TO_OLD_SERVERS = (b"transaction_timeout",)


def run(arguments: Namespace) -> None:
    layout = Layout.here()
    layout.prepare()
    source = arguments.folder
    examine(source)
    refuse_other_edition(layout, source / DUMP)
    with only_one(layout), databases.opened(layout) as database:
        if holds_data(database):
            agree(arguments)
        step("恢复数据库")
        fill(database, source / DUMP)
        step("恢复文件")
        put_files(layout, source / FILES)
        schema.bring_up(layout, database, again=True)
    say("已恢复。")


def examine(source: Path) -> None:
    """A damaged backup is noticed before anything is touched."""
    try:
        facts = json.loads((source / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Halt(f"{source} 不是一份完整的备份（读不到 {MANIFEST}）。") from error
    if backup.checksum(source / DUMP) != facts["sha256"]:
        raise Halt(f"{source / DUMP} 与备份时不同，可能已损坏，没有恢复。")


def refuse_other_edition(layout: Layout, dump: Path) -> None:
    """Read from the dump itself, before a row of it is poured: into a server of somebody else's it
    takes the present's place at once."""
    schema.refuse_unknown(applied(dump), layout, BY_ITS_OWN)


def applied(dump: Path) -> set[tuple[str, str]]:
    """Label and name of each migration the dumped database has seen."""
    words = ["--data-only", f"--table={MIGRATIONS}", "--file=-", str(dump)]
    told = programs.ask([binaries.newest()["pg_restore"], *words])
    refuse_failure(told)
    lines = told.stdout.splitlines()
    begin = next((at for at, line in enumerate(lines) if line.startswith("COPY ")), len(lines))
    rows = takewhile(lambda line: line != END, lines[begin + 1 :])
    named = "".join(lines[begin : begin + 1])
    columns = named.partition("(")[2].partition(")")[0].split(", ")
    cells = (dict(zip(columns, row.split("\t"), strict=True)) for row in rows)
    return {(row["app"], row["name"]) for row in cells}


def holds_data(database: Database) -> bool:
    with database.connect() as connection:
        known = set(roles.tables(connection))
        return any(
            connection.execute(
                sql.SQL("SELECT FROM {} LIMIT 1").format(sql.Identifier(name))
            ).rowcount
            for name in ("access_account", "journal_entry")
            if name in known
        )


def agree(arguments: Namespace) -> None:
    if not arguments.replace:
        raise Halt("数据库里已有数据。确要用备份替换，请加 --replace。")
    question = "将删除数据库里现有的全部数据，换成备份中的数据，且不能撤销。"
    if not arguments.yes and not confirmed(question):
        raise Halt("没有改动任何数据。")


def fill(database: Database, dump: Path) -> None:
    if database.cluster is None:
        pour_outside(database.urls[Role.OWNER], dump)
        return
    with databases.connected(database.superuser_url) as connection:
        databases.drop(connection, FRESH)
        databases.create(connection, FRESH, database.names)
        pour(database.urls[Role.OWNER].removesuffix(NAME) + FRESH, dump)
        databases.drop(connection, NAME)
        connection.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                sql.Identifier(FRESH), sql.Identifier(NAME)
            )
        )


def pour(url: str, dump: Path) -> None:
    """All or nothing."""
    words = ["--single-transaction", "--no-owner", "--no-privileges", str(dump)]
    refuse_failure(backup.client("pg_restore", url, words))


def pour_outside(url: str, dump: Path) -> None:
    """By way of a script: our programs may be newer than that server, which does not know every
    setting they begin with."""
    with TemporaryDirectory() as folder:
        script = Path(folder) / "restore.sql"
        words = ["--clean", "--if-exists", "--no-owner", "--no-privileges", f"--file={script}"]
        refuse_failure(programs.ask([binaries.newest()["pg_restore"], *words, str(dump)]))
        silence(script)
        words = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
        refuse_failure(backup.client("psql", url, [*words, f"--file={script}"]))


def silence(script: Path) -> None:
    """Turns the settings that old servers do not know into comments of the same length."""
    with script.open("r+b") as file:
        head = file.read(HEAD)
        for setting in UNKNOWN_TO_OLD_SERVERS:
            head = head.replace(b"SET " + setting, b"--  " + setting)
        file.seek(0)
        file.write(head)


def refuse_failure(done: programs.Done) -> None:
    if done.returncode:
        raise Halt(f"没有恢复，原有数据未动：\n{done.stderr.strip()[-800:]}")


def put_files(layout: Layout, source: Path) -> None:
    """Those there now stand aside until the new ones are complete."""
    aside, fresh = layout.var / "files.before-restore", layout.var / "files.new"
    for folder in (aside, fresh):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, fresh)
    layout.files.rename(aside)
    fresh.rename(layout.files)
    shutil.rmtree(aside)
