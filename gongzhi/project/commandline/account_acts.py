"""Opens an administrator's account and prints the temporary password, once."""

from argparse import Namespace
from datetime import UTC, datetime

from gongzhi.foundation.access.commands.accounts import temporary_password
from gongzhi.kernel.errors import RuleBroken
from gongzhi.parties.commands import administrator
from gongzhi.project.bootstrap.console import Halt, say


def open_administrator(arguments: Namespace) -> None:
    password = temporary_password()
    try:
        administrator.open_administrator(
            arguments.username,
            name=arguments.name,
            post=arguments.post,
            password=password,
            now=datetime.now(UTC),
        )
    except RuleBroken as broken:
        raise Halt(broken.message) from broken
    say(f"已开通 {arguments.username}，临时密码 {password}")
    say("只显示这一次。首次登录 /desk/sign-in 时改密码并设置第二验证。")
