"""`gongzhi keys …`: where the keys are, and a new one for personal data."""

import json
import os
import secrets
from argparse import Namespace
from pathlib import Path

from gongzhi.project.bootstrap.announcement import table
from gongzhi.project.bootstrap.console import say
from gongzhi.project.bootstrap.keys import Keys, new_personal_data_key, read, replace
from gongzhi.project.bootstrap.layout import Layout


def show(_arguments: Namespace) -> None:
    layout = Layout.here()
    layout.prepare()
    keys = Keys(layout)
    keys.passwords()
    signing = signing_file(keys)
    rows = [
        ("会话密钥", secret_place(keys)),
        ("个人信息密钥", str(personal_data_file(keys))),
        ("留痕签名私钥", str(signing)),
        ("留痕签名公钥（可交给核验的人）", str(signing.with_name(keys.public.name))),
        ("内置数据库的密码", str(keys.database)),
    ]
    for line in table(rows):
        say(line)


def secret_place(keys: Keys) -> str:
    """What the environment names is used, and then none is made beside it."""
    if os.environ.get("GONGZHI_SECRET_KEY"):
        return "写在 GONGZHI_SECRET_KEY 里"
    keys.secret_text()
    return str(keys.secret)


def signing_file(keys: Keys) -> Path:
    """Its public half lies beside it, where the two were made."""
    named = os.environ.get("GONGZHI_SIGNING_KEY")
    return Path(named) if named else keys.signing_file()


def personal_data_file(keys: Keys) -> Path:
    named = os.environ.get("GONGZHI_KEYS")
    return Path(named) if named else keys.personal_data_file()


def add(_arguments: Namespace) -> None:
    """Earlier ones stay: what they sealed must still open."""
    layout = Layout.here()
    layout.prepare()
    path = personal_data_file(Keys(layout))
    known = json.loads(read(path))
    name = next_name(known["keys"])
    known["keys"][name] = new_personal_data_key()
    known["current"] = name
    replace(path, json.dumps(known, indent=1))
    say(f"新密钥 {name} 已写入 {path}，请立即另存一份。")
    say("重新启动各进程后用它加密；再运行 gongzhi keys reencrypt 把原有的个人信息也换过来。")


def next_name(known: dict[str, object]) -> str:
    """k2 after k1; a random tail where somebody chose other names."""
    name = f"k{len(known) + 1}"
    return name if name not in known else f"{name}-{secrets.token_hex(2)}"
