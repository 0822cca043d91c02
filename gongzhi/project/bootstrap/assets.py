"""Collects the static files, and only when one of them has changed."""

import hashlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from gongzhi.project.bootstrap import programs
from gongzhi.project.bootstrap.console import Halt, step
from gongzhi.project.bootstrap.layout import Layout

STAMP = ".collected"


def collect(layout: Layout, environment: Mapping[str, str]) -> None:
    target, stamp = fingerprint(layout), layout.var / "static" / STAMP
    if stamp.exists() and stamp.read_text(encoding="utf-8") == target:
        return
    step("整理页面所用的文件")
    command = [sys.executable, "-m", "django", "collectstatic", "--no-input", "--clear"]
    stamp.unlink(missing_ok=True)
    (layout.var / "static").mkdir(exist_ok=True)
    done = programs.ask(
        [*command, "--verbosity=0"],
        cwd=layout.root,
        env=dict(environment),
    )
    if done.returncode:
        raise Halt(f"页面所用的文件没有整理好：\n{done.stderr.strip()[-1500:]}")
    stamp.write_text(target, encoding="utf-8")


def fingerprint(layout: Layout) -> str:
    """By size and time of change: reading a thousand files would cost a second."""
    total = hashlib.sha256((layout.root / "requirements" / "base.txt").read_bytes())
    for path in sources(layout.root / "gongzhi"):
        facts = path.stat()
        line = f"{path.relative_to(layout.root)} {facts.st_size} {facts.st_mtime_ns}\n"
        total.update(line.encode())
    return total.hexdigest()


def sources(package: Path) -> Iterator[Path]:
    for folder in sorted(package.rglob("static")):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())
