"""`gongzhi backup DIR`: database and files in a new folder, the keys deliberately not."""

import hashlib
import json
import os
import shutil
from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from gongzhi import __version__
from gongzhi.project.bootstrap import binaries, programs, stamps
from gongzhi.project.bootstrap import database as databases
from gongzhi.project.bootstrap.console import Halt, say, step
from gongzhi.project.bootstrap.database import Database
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.bootstrap.schema import STAMP
from gongzhi.project.roles import Role

DUMP, FILES, MANIFEST = "database.dump", "files", "manifest.json"


def run(arguments: Namespace) -> None:
    layout = Layout.here()
    layout.prepare()
    moment = datetime.now().astimezone()
    target = arguments.folder / f"gongzhi-{moment:%Y%m%d-%H%M%S}"
    fresh = target.with_name(f".{target.name}.unfinished")
    fresh.mkdir(mode=0o700, parents=True)
    with databases.opened(layout) as database:
        step("备份数据库")
        dump(database, fresh / DUMP)
        step("备份文件")
        shutil.copytree(layout.files, fresh / FILES)
        note(fresh, database, moment)
    fresh.rename(target)
    say(f"备份已写好：{target}")
    if os.environ.get("GONGZHI_S3_BUCKET"):
        say("照片等文件存放在对象存储里，不在这份备份中，请在那里设置版本保留。")
    say(f"密钥不在备份里。请把 {layout.keys} 另存到别处：没有它，手机号等个人信息无法解开。")


def dump(database: Database, target: Path) -> None:
    arguments = ["--format=custom", "--no-owner", "--no-privileges", f"--file={target}"]
    done = client("pg_dump", database.urls[Role.OWNER], arguments)
    if done.returncode:
        raise Halt(f"数据库没有备份成功：\n{done.stderr.strip()[-800:]}")


def client(program: str, url: str, arguments: Sequence[str]) -> programs.Done:
    """The password goes by the environment: a command line is seen by everyone."""
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    address = parts._replace(netloc=f"{parts.username}@{place}").geturl()
    environment = {"PGPASSWORD": unquote(parts.password or ""), "LC_ALL": "C"}
    command = [binaries.newest()[program], f"--dbname={address}", *arguments]
    return programs.ask(command, env=environment)


def note(folder: Path, database: Database, moment: datetime) -> None:
    with database.connect() as connection:
        migrations = stamps.read(connection).get(STAMP, "")
    facts = {
        "version": __version__,
        "taken_at": moment.isoformat(),
        "migrations": migrations,
        "sha256": checksum(folder / DUMP),
    }
    (folder / MANIFEST).write_text(json.dumps(facts, indent=1), encoding="utf-8")


def checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
