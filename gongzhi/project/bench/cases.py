"""How fast cases are reported, listed, found: among ten thousand, a hundred thousand, a million."""

import os
import sys
import time
from datetime import UTC, datetime
from random import Random
from typing import TextIO

from gongzhi.project.bench.case_creation import create_over_http, route_backlog
from gongzhi.project.bench.case_reads import Post, posts_of, read_all
from gongzhi.project.bench.case_rows import Filler
from gongzhi.project.bench.case_world import World, build_world
from gongzhi.project.bench.scratch import scratch_database
from gongzhi.project.bootstrap import assets
from gongzhi.project.bootstrap.layout import Layout

STEPS = (10_000, 100_000, 1_000_000)
SEED = 20_261_123


def bench_cases(rows: int, seconds: int, out: TextIO = sys.stdout) -> None:
    """In a database of its own, dropped afterwards."""
    assets.collect(Layout.here(), os.environ)
    with scratch_database() as url:
        random = Random(SEED)  # noqa: S311
        world = build_world(random)
        posts, filler = posts_of(world), Filler(world, random, datetime.now(UTC))
        for step in sizes(rows):
            begin = time.monotonic()
            filler.fill(url, step)
            _say(out, f"\n{step:,} 件（装入 {time.monotonic() - begin:.0f} 秒）  {_load()}")
            _read(posts, out)
        _create(world, seconds, out)


def sizes(rows: int) -> list[int]:
    """Every step below, and the number asked for."""
    return [*(step for step in STEPS if step < rows), rows]


def _read(posts: list[Post], out: TextIO) -> None:
    _say(out, "  毫秒 p50 /     p95")
    for measured in read_all(posts, datetime.now(UTC)):
        _say(out, f"{measured.times}  {measured.what}")


def _create(world: World, seconds: int, out: TextIO) -> None:
    load = create_over_http(world, seconds)
    _say(
        out,
        f"经 HTTP 上报 {load.rate:.0f} 件/秒：{load.created} 件，失败 {load.failed} 件，"
        f"每件毫秒 p50 / p95 {load.times}  {_load()}",
    )
    _say(out, f"随后派单 {route_backlog(seconds):.0f} 件/秒  {_load()}")


def _load() -> str:
    """How busy the machine is beside us: figures of a busy one count for little."""
    return f"负载 {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""


def _say(out: TextIO, line: str) -> None:
    out.write(f"{line}\n")
    out.flush()
