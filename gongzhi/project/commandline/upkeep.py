"""Looking after an installation."""

from argparse import ArgumentParser
from pathlib import Path

from gongzhi.project.commandline.command import Command, Needs
from gongzhi.project.roles import Role


def folder(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="放备份的文件夹")


def restoring(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="某一次备份的文件夹")
    parser.add_argument("--replace", action="store_true", help="替换数据库里现有的数据")
    parser.add_argument("--yes", action="store_true", help="不再询问")


COMMANDS = [
    Command(
        "migrate", "把数据表更新到当前版本，并授权", "gongzhi.project.commandline.acts:migrate"
    ),
    Command("demo", "在空数据库里载入演示数据", "gongzhi.project.commandline.acts:demo"),
    Command("roles", "显示各数据库角色的权限", "gongzhi.project.commandline.acts:show_roles"),
    Command("check", "检查能否用于正式运行", "gongzhi.project.checks:run", Needs.DJANGO, Role.WEB),
    Command("backup", "备份数据库和文件", "gongzhi.project.bootstrap.backup:run", arguments=folder),
    Command(
        "restore",
        "从备份恢复",
        "gongzhi.project.bootstrap.restore:run",
        arguments=restoring,
    ),
]
