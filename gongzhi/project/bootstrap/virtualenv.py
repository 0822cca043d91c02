"""Makes the Python environment from the hashed requirements, then goes on inside it.

Runs on the machine's own Python with the standard library alone.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from gongzhi.project.bootstrap import programs
from gongzhi.project.bootstrap.console import Halt, say, step
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.bootstrap.locks import Lock

NEED_DEVELOPMENT = {"test", "lock"}
STAMP = "gongzhi.json"
UNFINISHED = "unfinished"  # stands while pip writes: found later, it tells of a kill in between
LAUNCHER = """#!/bin/sh
# Written by start.py. The command line of the checkout named here.
PYTHONPATH="{root}${{PYTHONPATH:+:$PYTHONPATH}}" exec "{python}" -m gongzhi.project.commandline "$@"
"""


def main() -> None:
    try:
        layout = Layout.here()
        prepare(layout, wanted(sys.argv[1:]))
    except Halt as halt:
        sys.exit(f"无法继续：{halt}")
    except KeyboardInterrupt:
        sys.exit(130)
    go_on_inside(layout, sys.argv[1:])


def wanted(arguments: list[str]) -> list[str]:
    """The requirement files this start needs, in the order they are installed."""
    extras = os.environ.get("GONGZHI_EXTRAS", "").replace(",", " ").split()
    names = ["base.txt", *(f"{extra}.txt" for extra in extras)]
    return [*names, "dev.txt"] if NEED_DEVELOPMENT & set(arguments[:1]) else names


def prepare(layout: Layout, names: list[str]) -> None:
    """An environment named by GONGZHI_VENV is taken as it is."""
    if os.environ.get("GONGZHI_VENV"):
        if not layout.has_python:
            raise Halt(f"GONGZHI_VENV 指向的 {layout.venv} 里没有 Python。")
        return
    hashes = {name: digest(layout.root / "requirements" / name) for name in names}
    if not missing(layout, hashes):
        return
    lock = Lock(layout.run / "environment.lock")
    if not lock.take(wait=False):
        step("另一个进程正在安装依赖，等它结束")
    with lock:
        make(layout)
        for name in missing(layout, hashes):
            install(layout, name, lock)
            stamp(layout, {**stamped(layout), name: hashes[name]})
        write_launcher(layout)


def digest(path: Path) -> str:
    if not path.is_file():
        raise Halt(f"缺少依赖清单 {path}，请检查代码是否完整。")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def missing(layout: Layout, hashes: dict[str, str]) -> list[str]:
    known = stamped(layout) if layout.has_python else {}
    if known.get("root") != str(layout.root):
        return list(hashes)
    return [name for name, value in hashes.items() if known.get(name) != value]


def stamped(layout: Layout) -> dict[str, str]:
    try:
        known: dict[str, str] = json.loads((layout.venv / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if known.get("python") == version_inside(layout) else {}


def version_inside(layout: Layout) -> str:
    """The version the environment was made for, as its own file says."""
    try:
        lines = (layout.venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    entries = (line.partition("=") for line in lines)
    return next((value.strip() for key, _, value in entries if key.strip() == "version"), "")


def stamp(layout: Layout, known: dict[str, str]) -> None:
    known = {**known, "python": version_inside(layout), "root": str(layout.root)}
    fresh = layout.venv / f"{STAMP}.new"
    fresh.write_text(json.dumps(known, indent=1), encoding="utf-8")
    fresh.replace(layout.venv / STAMP)


def make(layout: Layout) -> None:
    """A half-made environment, or one whose Python is gone, is made anew."""
    if works(layout):
        return
    step("建立 Python 环境 .venv")
    if layout.venv.exists():
        shutil.rmtree(layout.venv)
    try:
        venv.create(layout.venv, with_pip=True, symlinks=os.name != "nt")
    except (OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(layout.venv, ignore_errors=True)
        raise Halt(
            f"不能建立 Python 环境：{error}。Debian 上请先运行 apt install python3-venv。"
        ) from error


def works(layout: Layout) -> bool:
    if not layout.has_python or (layout.venv / UNFINISHED).exists():
        return False
    probe = [str(layout.python), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
    return programs.ask(probe).returncode == 0


def install(layout: Layout, name: str, lock: Lock) -> None:
    step(f"安装依赖 requirements/{name}（首次需要一两分钟）")
    unfinished = layout.venv / UNFINISHED
    unfinished.touch()
    command = [str(layout.python), "-m", "pip", "install", "--quiet", "--require-hashes"]
    command += ["--disable-pip-version-check", "--no-input", "--only-binary", ":all:"]
    command += ["-r", str(layout.root / "requirements" / name)]
    failed = programs.run(command, pass_fds=lock.descriptors).returncode
    unfinished.unlink()
    if failed:
        raise Halt("依赖没有装上，请检查网络后重新运行。")


def write_launcher(layout: Layout) -> None:
    """`.venv/bin/gongzhi`, without building or installing a package."""
    if os.name == "nt":
        lines = ["@echo off", f"set PYTHONPATH={layout.root}"]
        lines.append(f'"{layout.python}" -m gongzhi.project.commandline %*')
        (layout.python.parent / "gongzhi.cmd").write_text("\r\n".join(lines), encoding="utf-8")
        return
    script = layout.python.parent / "gongzhi"
    script.write_text(
        LAUNCHER.format(root=quoted(layout.root), python=quoted(layout.python)), encoding="utf-8"
    )
    script.chmod(0o755)


def quoted(path: Path) -> str:
    """Fit to stand between the double quotes of a shell script."""
    text = str(path)
    for special in ("\\", '"', "$", "`"):
        text = text.replace(special, "\\" + special)
    return text


def go_on_inside(layout: Layout, arguments: list[str]) -> None:
    command = [str(layout.python), "-m", "gongzhi.project.commandline", *arguments]
    known = [str(layout.root), os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, known))
    if os.name == "nt":
        try:
            sys.exit(programs.run(command).returncode)
        except KeyboardInterrupt:
            say()
            sys.exit(130)
    programs.become(command)
