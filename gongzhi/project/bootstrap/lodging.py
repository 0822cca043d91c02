"""Where the embedded database lives and as whom it runs.

PostgreSQL refuses to run as root. Started by root it runs as an unprivileged user, and where
that user cannot reach the checkout, programs and data stand in a folder of the system instead,
with a pointer in var/.
"""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongzhi.project.bootstrap import binaries, processes, programs
from gongzhi.project.bootstrap.binaries import Binaries
from gongzhi.project.bootstrap.console import Halt, step
from gongzhi.project.bootstrap.layout import Layout

if sys.platform != "win32":
    import pwd


@dataclass(frozen=True)
class User:
    uid: int
    gid: int


@dataclass(frozen=True)
class Lodging:
    binaries: Binaries
    home: Path
    user: User | None = None

    @property
    def data(self) -> Path:
        return self.home / "data"

    def run(self, *command: str, **options: Any) -> programs.Done:
        """One of PostgreSQL's programs, as the user it must run as, speaking English."""
        # Without the run's token: the server is stopped in its own way, not with the processes.
        environment = {name: value for name, value in os.environ.items() if name != processes.RUN}
        options |= {"cwd": self.home, "env": {**environment, "LC_ALL": "C", "LANGUAGE": "C"}}
        # A session of its own: Ctrl-C at the terminal must not reach it.
        return programs.run(command, start_new_session=True, **options, **identity(self.user))

    def ask(self, *command: str) -> programs.Done:
        return self.run(*command, capture_output=True)

    def give(self, path: Path) -> Path:
        if self.user:
            os.chown(path, self.user.uid, self.user.gid)
        return path


def identity(user: User | None) -> dict[str, Any]:
    return {"user": user.uid, "group": user.gid, "extra_groups": []} if user else {}


def find(layout: Layout, name: str = "postgres") -> Lodging:
    """`name` tells apart several databases of one checkout: the real one, the tests' one."""
    pointer = layout.var / f"{name}.location"
    home = pointed(pointer, layout) or layout.var / name
    programs = programs_for(home)
    user = unprivileged(home)
    if user is None:
        owned_by_us(home)
        return Lodging(programs, made(home))
    if home.parent != layout.var:
        return Lodging(copied(programs, home.parent), given(home, user), user)
    if reachable(programs, home, user):
        return Lodging(programs, given(home, user), user)
    return moved(layout, name, Lodging(programs, home, user))


def programs_for(home: Path) -> Binaries:
    mark = home / "data" / "PG_VERSION"
    return binaries.matching(int(mark.read_text())) if mark.exists() else binaries.newest()


def unprivileged(home: Path) -> User | None:
    """Whoever owns the data already; else nobody. None where we are not root ourselves."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    if (home / "data").exists():
        owner = (home / "data").stat()
        if owner.st_uid:
            return User(owner.st_uid, owner.st_gid)
    try:
        entry = pwd.getpwnam(os.environ.get("GONGZHI_DATABASE_USER", "nobody"))
    except KeyError as error:
        raise Halt(
            "数据库不能以 root 运行：请用 GONGZHI_DATABASE_USER 指定一个普通用户。"
        ) from error
    return User(entry.pw_uid, entry.pw_gid)


def owned_by_us(home: Path) -> None:
    data = home / "data"
    if sys.platform != "win32" and data.exists() and data.stat().st_uid != os.geteuid():
        raise Halt(f"{data} 属于另一个用户（可能先前用 root 启动过）。请仍用那个用户启动。")


def made(home: Path) -> Path:
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home


def given(home: Path, user: User) -> Path:
    os.chown(made(home), user.uid, user.gid)
    return home


def reachable(programs: Binaries, home: Path, user: User) -> bool:
    """Tried, not guessed: that user runs the program and writes into the folder."""
    given(home, user)
    write = ["/bin/sh", "-c", 'cd "$1" && : > probe && rm probe', "sh", str(home)]
    return all(succeeds(command, user) for command in ([programs["postgres"], "--version"], write))


def succeeds(command: list[str], user: User) -> bool:
    try:
        return programs.ask(command, cwd="/", **identity(user)).returncode == 0
    except OSError:
        return False


# A place outside the checkout -------------------------------------------------------------


def system_folder(layout: Layout) -> Path:
    parent = Path(os.environ.get("GONGZHI_SYSTEM_FOLDER", "/var/lib"))
    return parent / f"gongzhi-{layout.mark}"


def pointed(pointer: Path, layout: Layout) -> Path | None:
    """The pointer is ours only while the folder names this var/ as its owner: a copied checkout
    must not share its original's data."""
    if not pointer.exists():
        return None
    home = Path(pointer.read_text(encoding="utf-8").strip())
    note = home.parent / "owner"
    if not home.exists() or not note.exists():
        raise Halt(f"{pointer} 指向的 {home} 已不存在。若数据不再需要，请删除 {pointer} 后重试。")
    owner = Path(note.read_text(encoding="utf-8").strip())
    if owner == layout.var:
        return home
    if (owner / pointer.name).exists():
        pointer.unlink()
        return None
    note.write_text(f"{layout.var}\n", encoding="utf-8")
    return home


def moved(layout: Layout, name: str, lodging: Lodging) -> Lodging:
    folder, user = system_folder(layout), lodging.user
    step(f"数据库所用的普通用户进不了代码目录，数据改放在 {folder}")
    folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    folder.chmod(0o755)
    (folder / "owner").write_text(f"{layout.var}\n", encoding="utf-8")
    home = folder / name
    if (lodging.home / "data").exists() and not home.exists():
        shutil.move(lodging.home, home)
        give_all(home, user)
    elif lodging.home.exists() and not any(lodging.home.iterdir()):
        lodging.home.rmdir()
    if user:
        given(home, user)
    programs = copied(lodging.binaries, folder)
    (layout.var / f"{name}.location").write_text(f"{home}\n", encoding="utf-8")
    return Lodging(programs, home, user)


def give_all(home: Path, user: User | None) -> None:
    """A move between file systems forgets the owner."""
    for path in home.rglob("*"):
        if user:
            os.chown(path, user.uid, user.gid, follow_symlinks=False)


def copied(programs: Binaries, folder: Path) -> Binaries:
    """A copy anyone may run. The programs load libraries from the folder beside the wheel's."""
    bundle = programs.bundle
    if bundle is None:
        return programs
    number = ".".join(str(part) for part in programs.version)
    target = folder / f"programs-{number}"
    if not target.exists():
        fresh = target.with_suffix(".new")
        shutil.rmtree(fresh, ignore_errors=True)
        install = programs.folder.parent
        shutil.copytree(install, fresh / bundle.name / install.name, symlinks=True)
        libraries = bundle.with_name(f"{bundle.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, fresh / libraries.name, symlinks=True)
        open_to_all(fresh)
        fresh.rename(target)
    install = target / bundle.name / programs.folder.parent.name
    return Binaries(install / "bin", programs.version)


def open_to_all(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o555 if mode & 0o100 else 0o444))
