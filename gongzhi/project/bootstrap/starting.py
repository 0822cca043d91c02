"""`python3 start.py`: everything, from the database to the printed addresses, until Ctrl-C."""

import json
import os
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gongzhi.project.bootstrap import (
    announcement,
    assets,
    demonstrating,
    environments,
    ports,
    programs,
    readiness,
    schema,
)
from gongzhi.project.bootstrap import database as databases
from gongzhi.project.bootstrap.console import Halt, say, step, warn
from gongzhi.project.bootstrap.database import Database
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.bootstrap.locks import Lock
from gongzhi.project.bootstrap.supervisor import GLANCE, Service, Supervisor
from gongzhi.project.roles import Role

PATIENCE = 90.0
LOOK_AT_WEB_EVERY = 10.0
SILENT_ROUNDS = 6


def run(arguments: Namespace) -> int:
    layout = Layout.here()
    layout.prepare()
    with only_one(layout), supervision(layout) as supervisor, databases.opened(layout) as database:
        prepare(layout, database, with_demonstration=not arguments.empty)
        house = House(layout, database, supervisor, arguments.host, arguments.port)
        try:
            house.open()
            house.keep()
        except KeyboardInterrupt:
            say("\n正在停止。")
        finally:
            supervisor.stop()
    return 0


@contextmanager
def supervision(layout: Layout) -> Iterator[Supervisor]:
    """First ends what a killed start left; then marks everything this one starts."""
    supervisor = Supervisor(layout)
    left = supervisor.clear_orphans()
    if left:
        step(f"上次没有正常结束，已停下遗留的 {left} 个进程")
    supervisor.claim()
    try:
        yield supervisor
    finally:
        supervisor.stop()


@contextmanager
def only_one(layout: Layout) -> Iterator[None]:
    """A second start says where the first one is."""
    lock, note = Lock(layout.run / "start.lock"), layout.run / "running.json"
    if not lock.take(wait=False):
        raise Halt(f"已经在运行{whereabouts(layout)}。要重新启动，请先在那个窗口按 Ctrl-C。")
    try:
        note.unlink(missing_ok=True)
        yield
    finally:
        note.unlink(missing_ok=True)
        lock.release()


def whereabouts(layout: Layout) -> str:
    try:
        urls = json.loads((layout.run / "running.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "（正在启动中）"
    return "：" + "　".join(urls)


def prepare(layout: Layout, database: Database, *, with_demonstration: bool) -> None:
    schema.bring_up(layout, database)
    if os.environ.get("GONGZHI_MODE") == "production":
        examine(layout, database)
    elif with_demonstration:
        demonstrating.load_when_empty(layout, database)
    assets.collect(layout, environments.of(layout, database, Role.WEB))


def examine(layout: Layout, database: Database) -> None:
    """Production's conditions, judged with the rights and keys the web server will have."""
    command = [sys.executable, "-m", "gongzhi.project.commandline", "check"]
    environment = {**environments.of(layout, database, Role.WEB), "GONGZHI_RUN": "check"}
    if programs.run(command, cwd=layout.root, env=environment).returncode:
        raise Halt("正式模式的条件不齐，见上。")


def free_port(host: str, wanted: int) -> int:
    found = ports.next_free(host, wanted)
    if found is None:
        raise Halt(f"端口 {wanted} 起的 50 个端口都被占用，请用 --port 另指定一个。")
    if found != wanted:
        refuse_moving_in_production(wanted)
        step(f"端口 {wanted} 已被别的程序占用，改用 {found}")
    return found


def refuse_moving_in_production(port: int) -> None:
    if os.environ.get("GONGZHI_MODE") == "production":
        raise Halt(f"端口 {port} 已被别的程序占用。请停下那个程序，或用 --port 另指定一个。")


class House:
    """The running processes and the database they share."""

    def __init__(
        self, layout: Layout, database: Database, supervisor: Supervisor, host: str, port: int
    ) -> None:
        self.layout = layout
        self.database = database
        self.supervisor = supervisor
        self.host = host
        self.port = free_port(host, port)
        self.silent = 0
        self.next_question = 0.0
        place = ["--host", host, "--port", str(self.port)]
        self.web = self._service("web", "网页进程", Role.WEB, ["serve", *place])
        self.worker = self._service("worker", "后台进程", Role.WORKER, ["worker"])
        self.signer = self._service("signer", "签名进程", Role.SIGNER, ["signer"])

    def _service(self, name: str, label: str, role: Role, arguments: list[str]) -> Service:
        command = [sys.executable, "-m", "gongzhi.project.commandline", *arguments]
        return Service(name, label, command, self._environment(role))

    def _environment(self, role: Role) -> Callable[[], dict[str, str]]:
        return lambda: environments.of(self.layout, self.database, role)

    def open(self) -> None:
        step("启动网页、后台和签名进程")
        self.supervisor.start(self.web)
        self._wait()  # alone: the others would take the processors it needs to be there quickly
        self.supervisor.start(self.worker)
        self.supervisor.start(self.signer)
        urls = announcement.addresses(self.host, self.port)
        note = self.layout.run / "running.json"
        note.write_text(json.dumps(urls), encoding="utf-8")
        announcement.announce(urls, demonstrating.accounts(self.database))

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while not readiness.healthy(self.host, self.port):
            if time.monotonic() > deadline:
                raise Halt(f"网页进程没有启动成功，请查看 {self.layout.log / 'web.log'}。")
            self.supervisor.look()
            time.sleep(0.1)

    def keep(self) -> None:
        while True:
            self._look_at_database()
            self.supervisor.look()
            self._look_at_web()
            time.sleep(GLANCE)

    def _look_at_database(self) -> None:
        cluster = self.database.cluster
        if cluster is None or cluster.postmaster():
            return
        warn("数据库停了，重新启动。")
        cluster.start()
        before, self.database = self.database, databases.own_database(self.layout, cluster)
        if self.database.urls != before.urls:
            for service in self.supervisor.services:
                self.supervisor.restart(service)

    def _look_at_web(self) -> None:
        """One that lives but no longer answers is started anew."""
        now = time.monotonic()
        if now < self.next_question:
            return
        self.next_question = now + LOOK_AT_WEB_EVERY
        self.silent = 0 if readiness.answers(self.host, self.port) else self.silent + 1
        if self.silent >= SILENT_ROUNDS:
            warn("网页进程不再应答，重新启动。")
            self.silent = 0
            self.supervisor.restart(self.web)
