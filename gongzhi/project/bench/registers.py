"""How long a sheet of a hundred thousand premises takes: read and checked, then written; twice."""

import io
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TextIO

import xlsxwriter
from django.core.files.base import ContentFile

from gongzhi.foundation.sheets.commands import begin_writing, check_run, upload, write_run
from gongzhi.foundation.sheets.kinds import ImportKind, kind_of
from gongzhi.foundation.sheets.models import ImportRun
from gongzhi.foundation.sheets.vocabulary import Policy
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.text import sort_key
from gongzhi.project.bench.scratch import scratch_database
from gongzhi.territory.models import Estate, Premises, Region
from gongzhi.territory.vocabulary import Power, RegionLevel

COMMUNITY = "510115003001"
CLERK = Actor(account=1, powers=frozenset({Power.KEEP.value}), territory=(COMMUNITY[:9],))
ENTRANCES, FLOORS, DOORS = 4, 18, 4
HEADER = ("小区", "楼栋", "单元", "房号", "用途", "登记面积", "实测面积", "合同面积", "交付日期")


def bench_registers(rows: int, out: TextIO = sys.stdout) -> None:
    """In a database of its own, dropped afterwards."""
    with scratch_database():
        estates = _estates(rows)
        first, again = _workbook(rows, estates, 0), _workbook(rows, estates, 25)
        _say(
            out, f"房屋 {rows:,} 行，{len(estates)} 个小区，表格 {len(first) >> 20} MB  {_state()}"
        )
        _import(first, "第一次导入", out)
        if Premises.objects.count() != rows:
            raise RuntimeError(f"{rows} rows, {Premises.objects.count()} premises")
        _import(again, "再导入，四分之一面积改了", out)


def _estates(rows: int) -> list[Estate]:
    """About four thousand premises each."""
    region = Region.objects.create(
        code=COMMUNITY, name="测量社区", sort_key="1", level=RegionLevel.COMMUNITY
    )
    return Estate.objects.bulk_create(
        Estate(
            county_code=COMMUNITY[:6],
            region_code=COMMUNITY,
            region=region,
            code=f"R{number}",
            name=f"测量{number}苑",
            sort_key=sort_key(f"测量{number}苑"),
        )
        for number in range(1, max(rows // 4000, 1) + 1)
    )


def _workbook(rows: int, estates: list[Estate], more: int) -> bytes:
    """As a street would fill it in; `more` is added to every fourth area."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("房屋")
        for at, row in enumerate(_rows(rows, estates, more)):
            for column, cell in enumerate(row):
                sheet.write(at, column, cell)
    return out.getvalue()


def _rows(rows: int, estates: list[Estate], more: int) -> Iterator[tuple[str | float, ...]]:
    yield HEADER
    a_building = ENTRANCES * FLOORS * DOORS
    for number in range(rows):
        estate = estates[number * len(estates) // rows]
        building, within = divmod(number, a_building)
        entrance, door = divmod(within, FLOORS * DOORS)
        floor, side = divmod(door, DOORS)
        area = (8_950 + number % 97 * 25 + (more if number % 4 == 0 else 0)) / 100
        yield (
            estate.name,
            f"{building + 1}栋",
            f"{entrance + 1}单元",
            f"{floor + 1}{side + 1:02d}",
            "住宅",
            area,
            area,
            "",
            "2016-06-30",
        )


def _import(content: bytes, what: str, out: TextIO) -> None:
    kind = kind_of("premises")
    if kind is None:
        raise LookupError("premises")
    file = ContentFile(content, name="房屋.xlsx")
    run = upload(file, kind, actor=CLERK, now=datetime.now(UTC))
    checked = _timed(lambda: _checked(run, kind))
    written = _timed(lambda: _written(run, kind))
    run.refresh_from_db()
    _say(
        out,
        f"{what}：校验 {checked:.1f} 秒，写入 {written:.1f} 秒，共 {checked + written:.1f} 秒；"
        f"写入 {run.written:,} 行，提醒 {run.noticed:,} 行，有错 {run.bad:,} 行  {_state()}",
    )


def _checked(run: ImportRun, kind: ImportKind) -> None:
    check_run(run, kind, actor=CLERK, now=datetime.now(UTC))


def _written(run: ImportRun, kind: ImportKind) -> None:
    now = datetime.now(UTC)
    held = begin_writing(run, kind, Policy.GOOD_ROWS, actor=CLERK, now=now)
    write_run(held, kind, actor=CLERK, now=now)


def _timed(act: Callable[[], None]) -> float:
    begin = time.monotonic()
    act()
    return time.monotonic() - begin


def _state() -> str:
    """How much memory was taken at most, and how busy the machine is beside us."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    load = f"负载 {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"内存最高 {peak} MB，{load}"


def _say(out: TextIO, line: str) -> None:
    out.write(f"{line}\n")
    out.flush()
