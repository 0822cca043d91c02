"""The embedded PostgreSQL: made, started, watched and stopped by us alone."""

import os
import re
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

from gongzhi.project.bootstrap import ports, processes, programs
from gongzhi.project.bootstrap.console import Halt, step, warn
from gongzhi.project.bootstrap.lodging import Lodging

SUPERUSER = "gongzhi_superuser"
FIRST_PORT = 54320
TRIES = 20
MEGABYTE = 1024 * 1024

SETTINGS = {
    "listen_addresses": "'127.0.0.1'",
    "unix_socket_directories": "''",
    "password_encryption": "scram-sha-256",
    "max_connections": "100",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "'Asia/Shanghai'",
    "log_timezone": "'Asia/Shanghai'",
    "logging_collector": "on",
    "log_directory": "'../log'",
    "log_filename": "'postgresql-%a.log'",
    "log_rotation_age": "1d",
    "log_truncate_on_rotation": "on",
    # What reporters wrote goes to the server as parameters beside the statement, here and there as
    # literals within it, and the detail of an error holds whole rows: none of it is ever written to
    # the log.
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_min_duration_sample": "-1",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
THROWAWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "300",
}


class Cluster:
    def __init__(self, lodging: Lodging, settings: Mapping[str, str] | None = None) -> None:
        self.lodging = lodging
        self.data = lodging.data
        self.settings = {**SETTINGS, **memory_settings(), **(settings or {})}

    # Making ---------------------------------------------------------------------------

    def create(self, password: str) -> None:
        """Into another name first: a half-made one is thrown away, never opened."""
        if self.data.exists():
            return
        step("建立数据库")
        fresh = self.lodging.home / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        secret = self.lodging.home / "password"
        secret.touch(mode=0o600)
        secret.write_text(password, encoding="utf-8")
        self.lodging.give(secret)
        try:
            self._initialise(fresh, secret)
        finally:
            secret.unlink()
        with (fresh / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write("\ninclude_if_exists = 'gongzhi.conf'\n")
        fresh.rename(self.data)

    def _initialise(self, folder: Path, secret: Path) -> None:
        done = self.lodging.ask(
            self.lodging.binaries["initdb"],
            f"--pgdata={folder}",
            f"--username={SUPERUSER}",
            f"--pwfile={secret}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            *locale_options(self.lodging.binaries.major),
        )
        if done.returncode:
            raise Halt(f"数据库没有建成：\n{done.stderr.strip()[-800:]}")

    # Starting and stopping ------------------------------------------------------------

    def start(self) -> None:
        for attempt in range(TRIES):
            if self.postmaster() and processes.wait_until(self.ready, 60):
                return
            self._forget_stranger()
            self._configure(self._free_port())
            if self._try():
                return
            time.sleep(0.25 + attempt * 0.1)
        raise Halt(f"数据库没有启动：\n{self._last_words()}")

    def stop(self) -> None:
        if not self.postmaster():
            return
        control = self.lodging.binaries["pg_ctl"]
        for mode in ("fast", "immediate"):
            self.lodging.ask(control, "stop", "-w", "-t", "30", "-m", mode, "-D", str(self.data))
            if not self.postmaster():
                return
        warn(f"数据库没有停下，请查看 {self.lodging.home / 'log'}。")

    def _try(self) -> bool:
        log = self._start_log
        log.unlink(missing_ok=True)
        control = self.lodging.binaries["pg_ctl"]
        command = [control, "start", "-w", "-t", "120", "-D", str(self.data), "-l", str(log)]
        # Its output goes nowhere: the server would inherit a pipe and hold it open.
        done = self.lodging.run(*command, stdout=programs.NOWHERE, stderr=programs.NOWHERE)
        return done.returncode == 0

    @property
    def _start_log(self) -> Path:
        return self.lodging.home / "start.log"

    def _last_words(self) -> str:
        try:
            return self._start_log.read_text(encoding="utf-8", errors="replace").strip()[-800:]
        except OSError:
            return f"没有留下记录，请查看 {self.lodging.home}"

    # What runs ------------------------------------------------------------------------

    def postmaster(self) -> processes.Identity | None:
        """The server that serves this very folder, whoever started it."""
        pid = self._recorded_pid()
        if pid is None or not serves(pid, self.data):
            return None
        return processes.Identity.of(pid)

    def ready(self) -> bool:
        probe = self.lodging.binaries["pg_isready"]
        asked = self.lodging.ask(probe, "-q", "-h", ports.LOOPBACK, "-p", str(self.port))
        return asked.returncode == 0

    @property
    def port(self) -> int:
        lines = self._pid_file().splitlines() if self.postmaster() else []
        return int(lines[3]) if len(lines) > 3 else self._configured_port()

    def _pid_file(self) -> str:
        try:
            return (self.data / "postmaster.pid").read_text(encoding="utf-8")
        except OSError:
            return ""

    def _recorded_pid(self) -> int | None:
        first = self._pid_file().partition("\n")[0].strip()
        return int(first) if first.isdecimal() else None

    def _forget_stranger(self) -> None:
        """After a crash the file may name a number that another program bears by now."""
        pid = self._recorded_pid()
        if pid is not None and not serves(pid, self.data):
            (self.data / "postmaster.pid").unlink(missing_ok=True)

    # Settings -------------------------------------------------------------------------

    @property
    def _own_settings(self) -> Path:
        return self.data / "gongzhi.conf"

    def _configured_port(self) -> int:
        try:
            text = self._own_settings.read_text(encoding="utf-8")
        except OSError:
            return FIRST_PORT
        match = re.search(r"^port = (\d+)$", text, re.MULTILINE)
        return int(match[1]) if match else FIRST_PORT

    def _free_port(self) -> int:
        wanted = self._configured_port()
        found = ports.next_free(ports.LOOPBACK, wanted) or ports.any_free()
        if found != wanted and self._own_settings.exists():
            step(f"数据库端口 {wanted} 已被占用，改用 {found}")
        return found

    def _configure(self, port: int) -> None:
        lines = [f"{name} = {value}" for name, value in sorted(self.settings.items())]
        text = "\n".join(["# Written at every start.", f"port = {port}", *lines, ""])
        self._own_settings.write_text(text, encoding="utf-8")
        self.lodging.give(self._own_settings)


def locale_options(major: int) -> list[str]:
    """Byte order and Unicode rules that are the same on every machine."""
    if major >= 17:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return ["--locale=C.UTF-8"]


def memory_settings() -> dict[str, str]:
    total = physical_memory()
    shared = max(64, min(total // 8, 1024))
    return {"shared_buffers": f"{shared}MB", "effective_cache_size": f"{max(128, total // 2)}MB"}


def physical_memory() -> int:
    """In megabytes; a modest guess where the system does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // MEGABYTE
    except (AttributeError, OSError, ValueError):
        return 2048


def serves(pid: int, data: Path) -> bool:
    """Whether that process is a living PostgreSQL server standing in that folder."""
    if not processes.born(pid):
        return False
    place = processes.PROC / str(pid) / "cwd"
    try:
        return place.resolve(strict=True) == data.resolve()
    except OSError:
        return not processes.PROC.joinpath("self").exists()
