"""The first accounts of an installation: the three administrators."""

from argparse import ArgumentParser

from gongzhi.project.commandline.command import Command, Needs

RUN = "gongzhi.project.commandline.account_acts"
ADMINISTRATORS = {
    "system_administrator": "系统管理员",
    "security_administrator": "安全管理员",
    "audit_administrator": "审计管理员",
}


def opening(parser: ArgumentParser) -> None:
    parser.add_argument("username", metavar="登录名")
    parser.add_argument("--name", required=True, metavar="姓名")
    parser.add_argument(
        "--post",
        required=True,
        choices=sorted(ADMINISTRATORS),
        help="、".join(f"{code} {title}" for code, title in ADMINISTRATORS.items()),
    )


COMMANDS = [
    Command(
        "account open",
        "开通系统、安全、审计管理员的账号（须是三个人）",
        f"{RUN}:open_administrator",
        Needs.DJANGO,
        arguments=opening,
    ),
]
