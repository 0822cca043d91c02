"""Files from other systems."""

from argparse import ArgumentParser
from pathlib import Path

from gongzhi.project.commandline.command import Command, Needs

RUN = "gongzhi.project.commandline.importing_acts"


def hotline(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=".csv（UTF-8、GBK）、.xlsx 或 .xls")
    parser.add_argument("--street", default="", help="收件的街道或社区代码，如 510115003")
    parser.add_argument("--dry-run", action="store_true", help="只试一遍，什么都不写入")
    parser.add_argument("--report", type=Path, metavar="OUT.xlsx", help="报告另存为表格")


COMMANDS = [
    Command(
        "import hotline",
        "导入 12345 热线来文",
        f"{RUN}:hotline",
        Needs.DJANGO,
        arguments=hotline,
    ),
]
