"""What must hold before the product serves real people; each refusal says how to mend it.

Judged in production only, and with the environment of the process that asks.
"""

import os
import stat
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Caution
from django.db import DatabaseError, connection

from gongzhi.foundation.access.models import Account
from gongzhi.foundation.notify.adapters import Adapter, adapter_for
from gongzhi.foundation.notify.vocabulary import OUTSIDE, Channel
from gongzhi.project.bootstrap.console import Halt, say
from gongzhi.project.settings.environment import DEMONSTRATION_KEYS, DEMONSTRATION_SECRET

SHORTEST_SECRET = 50
EVERYTHING = "*"
QUIET = {
    "log_statement": {"none", "ddl"},
    "log_min_duration_statement": {"-1"},
    "log_min_duration_sample": {"-1"},
    "log_min_error_statement": {"fatal", "panic"},
    "log_error_verbosity": {"terse"},
    "log_parameter_max_length": {"0"},
    "log_parameter_max_length_on_error": {"0"},
    "auto_explain.log_min_duration": {"-1"},
}
"""What of the server's log keeps statements, their parameters and rows out of it."""

Check = Callable[[], Iterator[CheckMessage]]


def debugging() -> Iterator[CheckMessage]:
    if settings.DEBUG:
        yield Error(
            "调试方式开着，出错页会泄露内部信息。", hint="去掉 GONGZHI_DEBUG。", id="gongzhi.E001"
        )


def secret_key() -> Iterator[CheckMessage]:
    secret = settings.SECRET_KEY
    if secret == DEMONSTRATION_SECRET or len(secret) < SHORTEST_SECRET:
        yield Error(
            "会话密钥是默认的，或者太短。",
            hint="用 GONGZHI_SECRET_KEY 给出至少 50 个随机字符，或由 start.py 自动生成。",
            id="gongzhi.E002",
        )


def personal_data_keys() -> Iterator[CheckMessage]:
    if for_signer():
        return
    known, published = settings.GONGZHI_KEYS, set(DEMONSTRATION_KEYS["keys"])
    if known.get("current") not in known.get("keys", {}) or published & set(known["keys"]):
        yield Error(
            "个人信息的加密密钥缺失，或者是公开的演示密钥。",
            hint="用 GONGZHI_KEYS 指明密钥文件，格式见 docs/operations.md“密钥”。",
            id="gongzhi.E003",
        )


def key_files() -> Iterator[CheckMessage]:
    for name in ("GONGZHI_KEYS", "GONGZHI_SIGNING_KEY", "GONGZHI_NOTIFY"):
        path = os.environ.get(name)
        if path and readable_by_others(Path(path)):
            yield Error(
                f"密钥文件 {path} 别的用户也能读。",
                hint=f"运行 chmod 600 {path}，并把它交给运行该进程的用户。",
                id="gongzhi.E004",
            )


def readable_by_others(path: Path) -> bool:
    if os.name == "nt" or not path.exists():
        return False
    return bool(path.stat().st_mode & (stat.S_IRWXO | stat.S_IWGRP))


def hosts() -> Iterator[CheckMessage]:
    if not settings.ALLOWED_HOSTS or EVERYTHING in settings.ALLOWED_HOSTS:
        yield Error(
            "没有写明网站的域名。",
            hint="设置 GONGZHI_HOSTS，例如 gongzhi.example.gov.cn；多个用逗号隔开。",
            id="gongzhi.E005",
        )


def encrypted_transport() -> Iterator[CheckMessage]:
    if not settings.SESSION_COOKIE_SECURE:
        yield Error(
            "没有写明网站用 HTTPS，登录信息会在网络上明文传送。",
            hint="在前面的反向代理上配好证书，让浏览器只走 HTTPS，再设置 GONGZHI_HTTPS=1。",
            id="gongzhi.E009",
        )


def for_signer() -> bool:
    """It gets no personal data: neither the keys nor the accounts."""
    return os.environ.get("GONGZHI_ROLE") == "signer"


def trusted_origins() -> Iterator[CheckMessage]:
    """Behind a proxy that ends HTTPS, forms are refused unless the site's own address is named."""
    if settings.SESSION_COOKIE_SECURE and not settings.CSRF_TRUSTED_ORIGINS:
        yield Caution(
            "没有写明网站的完整地址，反向代理之后的表单会提交失败。",
            hint="设置 GONGZHI_ORIGINS，例如 https://gongzhi.example.gov.cn。",
            id="gongzhi.W002",
        )


def demonstration_accounts() -> Iterator[CheckMessage]:
    if for_signer():
        return
    try:
        found = Account.objects.filter(demonstration=True, is_active=True).count()
    except DatabaseError as error:
        yield Error(
            f"读不到账号表：{error}",
            hint="先运行 gongzhi migrate，并检查数据库地址。",
            id="gongzhi.E006",
        )
        return
    if found:
        yield Error(
            f"数据库里有 {found} 个演示账号，密码是公开的。",
            hint="正式运行请用一个新的空数据库，不要沿用演示数据。",
            id="gongzhi.E007",
        )


def database_role() -> Iterator[CheckMessage]:
    """The role really used, whatever it is called."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, pg_has_role(current_user, c.relowner, 'MEMBER') "
            "FROM pg_roles, pg_class c "
            "WHERE rolname = current_user AND c.oid = to_regclass('journal_entry')"
        )
        row = cursor.fetchone()
    if row and any(row[1:]):
        yield Error(
            f"数据库角色 {row[0]} 是超级用户或数据表的所有者，能改动留痕。",
            hint="改用专门的角色，见 docs/operations.md“数据库角色”。",
            id="gongzhi.E008",
        )


def text_messages() -> Iterator[CheckMessage]:
    """Residents sign in by a code on their phones, and by nothing else."""
    if for_signer() or settings.WITHOUT_RESIDENTS or adapter_of(Channel.SMS):
        return
    yield Error(
        "短信没有接通，居民收不到验证码，登录不了。",
        hint="在 GONGZHI_NOTIFY 指明的文件里写短信网关，见 docs/operations.md“消息渠道”；"
        "只给工作人员用的，设置 GONGZHI_WITHOUT_RESIDENTS=1。",
        id="gongzhi.E010",
    )


def adapter_of(channel: Channel) -> Adapter | None:
    """None as well where what is told of it will not do, which is said once (`told_channels`)."""
    try:
        return adapter_for(channel)
    except (KeyError, TypeError, ValueError):
        return None


def told_channels() -> Iterator[CheckMessage]:
    if for_signer():
        return
    known = {each.value: each for each in OUTSIDE}
    for name in settings.GONGZHI_NOTIFY:
        if name not in known or adapter_of(known[name]) is None:
            yield Error(
                f"消息渠道的设置里，“{name}”不是一个渠道，或者它的几项写得不全、写错了名字。",
                hint="写法见 docs/operations.md“消息渠道”，改 GONGZHI_NOTIFY 指明的文件。",
                id="gongzhi.E011",
            )


def other_channels() -> Iterator[CheckMessage]:
    """None of them is needed; but nobody should believe that it sends."""
    if for_signer():
        return
    silent = [each for each in OUTSIDE if each is not Channel.SMS and adapter_of(each) is None]
    if silent:
        yield Caution(
            f"没有接通、发不出消息的渠道：{'、'.join(each.label for each in silent)}。",
            hint="不用的不必管；要用的写进 GONGZHI_NOTIFY 指明的文件。",
            id="gongzhi.W003",
        )


def quiet_log() -> Iterator[CheckMessage]:
    """A server of somebody else's, which may write reporters' words into its log."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [list(QUIET)])
        loud = [f"{name} = {value}" for name, value in cursor if value not in QUIET[name]]
    if loud:
        yield Caution(
            f"数据库日志会写下语句和其中的原话、姓名：{'，'.join(sorted(loud))}。",
            hint="请数据库管理员改，见 docs/operations.md“数据库日志”。",
            id="gongzhi.W004",
        )


CHECKS: tuple[Check, ...] = (
    debugging,
    secret_key,
    personal_data_keys,
    key_files,
    hosts,
    encrypted_transport,
    trusted_origins,
    demonstration_accounts,
    database_role,
    text_messages,
    told_channels,
    other_channels,
    quiet_log,
)


def found() -> list[CheckMessage]:
    return [message for check in CHECKS for message in check()]


def enforce() -> None:
    """For processes that begin to serve: production with a fault does not begin."""
    if settings.DEMONSTRATION:
        return
    faults = [message for message in found() if isinstance(message, Error)]
    if faults:
        raise Halt("正式模式的条件不齐：\n" + "\n".join(map(line, faults)))


def line(message: CheckMessage) -> str:
    return f"- {message.msg}{message.hint or ''}（{message.id}）"


def run(_arguments: Namespace) -> int:
    """`gongzhi check`."""
    messages = found()
    for message in messages:
        (sys.stderr.write if isinstance(message, Error) else sys.stdout.write)(line(message) + "\n")
    faults = [message for message in messages if isinstance(message, Error)]
    say(f"正式运行的条件还差 {len(faults)} 项。" if faults else "正式运行的条件齐备。")
    return 1 if faults else 0
