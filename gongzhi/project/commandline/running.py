"""Starting and serving."""

import os
from argparse import ArgumentParser

from gongzhi.project.bootstrap.ports import EVERYWHERE
from gongzhi.project.commandline.command import Command, Needs
from gongzhi.project.roles import Role


def place(parser: ArgumentParser) -> None:
    host = os.environ.get("GONGZHI_HOST", EVERYWHERE[0])
    port = int(os.environ.get("GONGZHI_PORT", "8000"))
    parser.add_argument("--host", default=host, help=f"监听的地址，默认 {host}")
    parser.add_argument("--port", type=int, default=port, help=f"端口，默认 {port}")


def start_arguments(parser: ArgumentParser) -> None:
    place(parser)
    parser.add_argument("--empty", action="store_true", help="数据库为空时不载入演示数据")


def requirement_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--upgrade", action="store_true", help="改用各依赖现有的最新版本")


COMMANDS = [
    Command(
        "start",
        "准备一切并启动（默认）",
        "gongzhi.project.bootstrap.starting:run",
        arguments=start_arguments,
    ),
    Command("serve", "只启动网页进程", "gongzhi.project.web:run", Needs.DATABASE, Role.WEB, place),
    Command("worker", "只启动后台进程", "gongzhi.project.worker:run", Needs.DJANGO),
    Command("signer", "只启动签名进程", "gongzhi.project.signer:run", Needs.DJANGO, Role.SIGNER),
    Command(
        "test",
        "运行全部检查和测试；后面的参数交给 pytest",
        "gongzhi.project.bootstrap.testing:run",
        passes_on=True,
    ),
    Command(
        "lock",
        "重新锁定依赖版本",
        "gongzhi.project.bootstrap.relocking:run",
        arguments=requirement_arguments,
    ),
    Command("version", "显示版本", "gongzhi.project.commandline.acts:version"),
]
