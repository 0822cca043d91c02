"""Opens the file, hands it over with the time, prints what came of it."""

import sys
from argparse import Namespace
from datetime import UTC, datetime

from gongzhi.interop.paper import lines, workbook
from gongzhi.interop.running import import_file, try_file
from gongzhi.project.bootstrap.console import Halt, say
from gongzhi.territory.queries import streets_named


def hotline(arguments: Namespace) -> None:
    run = try_file if arguments.dry_run else import_file
    street = arguments.street or only_street()
    try:
        with arguments.file.open("rb") as content:
            report = run(
                content,
                file=arguments.file.name,
                street=street,
                now=datetime.now(UTC),
                progress=show_progress,
            )
    except FileNotFoundError as missing:
        raise Halt(f"没有这个文件：{arguments.file}") from missing
    except OSError as broken:
        raise Halt(f"文件打不开：{arguments.file}（{broken.strerror}）") from broken
    for line in lines(report):
        say(line)
    if arguments.report:
        arguments.report.write_bytes(workbook(report))
        say(f"报告已存到 {arguments.report}")


def only_street() -> str:
    """Where there is one, it need not be said."""
    streets = list(streets_named("")[:20])
    if len(streets) == 1:
        return streets[0].code[:9]
    listed = "、".join(f"{street.code[:9]} {street.name}" for street in streets) or "还没有街道"
    raise Halt(f"写明收件的街道：--street 街道代码。现有：{listed}")


def show_progress(done: int, total: int) -> None:
    sys.stderr.write(f"\r已处理 {done}/{total} 条")
    sys.stderr.write("\n" if done == total else "")
    sys.stderr.flush()
