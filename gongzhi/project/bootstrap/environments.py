"""What each process is told: its role's address and only the keys it needs."""

import os
from collections.abc import Mapping

from gongzhi.project.bootstrap.console import Halt
from gongzhi.project.bootstrap.database import Database
from gongzhi.project.bootstrap.keys import Keys
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.roles import Role

SECRETS = (
    "DATABASE_URL",
    "GONGZHI_WEB_DATABASE_URL",
    "GONGZHI_WORKER_DATABASE_URL",
    "GONGZHI_SIGNER_DATABASE_URL",
    "GONGZHI_SECRET_KEY",
    "GONGZHI_KEYS",
    "GONGZHI_SIGNING_KEY",
)
NOT_THE_SIGNERS = ("GONGZHI_S3_", "GONGZHI_NOTIFY")


def of(layout: Layout, database: Database, role: Role) -> dict[str, str]:
    """The whole environment of a process that acts as that role."""
    return {
        **without_secrets(os.environ, role),
        "DJANGO_SETTINGS_MODULE": "gongzhi.project.settings",
        "GONGZHI_VAR": str(layout.var),
        "GONGZHI_ROLE": role.value,
        "DATABASE_URL": database.urls[role],
        "PYTHONPATH": os.pathsep.join(filter(None, [str(layout.root), inherited_path(layout)])),
        "PYTHONUNBUFFERED": "1",
        **keys_for(Keys(layout), database, role),
    }


def without_secrets(environment: Mapping[str, str], role: Role) -> dict[str, str]:
    """Of what we were told ourselves; the signer has no business with files or messages."""
    kept = {name: value for name, value in environment.items() if name not in SECRETS}
    if role is Role.SIGNER:
        return {name: value for name, value in kept.items() if not name.startswith(NOT_THE_SIGNERS)}
    return kept


def inherited_path(layout: Layout) -> str:
    parts = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return os.pathsep.join(part for part in parts if part and part != str(layout.root))


def keys_for(keys: Keys, database: Database, role: Role) -> dict[str, str]:
    """The signer never sees personal data, and nobody but the signer can sign."""
    secret = os.environ.get("GONGZHI_SECRET_KEY") or keys.secret_text()
    if role is Role.SIGNER:
        signing = os.environ.get("GONGZHI_SIGNING_KEY") or str(keys.signing_file())
        return {"GONGZHI_SECRET_KEY": secret, "GONGZHI_SIGNING_KEY": signing}
    return {"GONGZHI_SECRET_KEY": secret, "GONGZHI_KEYS": personal_data_keys(keys, database)}


def personal_data_keys(keys: Keys, database: Database) -> str:
    """A database of somebody else's may hold what another host's keys sealed: a key made here
    would seal beside them what nobody else can read. A demonstration may make its own."""
    named = os.environ.get("GONGZHI_KEYS")
    if named:
        return named
    if database.cluster is None and os.environ.get("GONGZHI_MODE") == "production":
        raise Halt(
            "数据库另放，却没有用 GONGZHI_KEYS 指明个人信息的密钥文件。各机器、各条命令须用同一份，"
            "这里不会另造一份；还没有的，见 docs/operations.md“设置文件”。"
        )
    return str(keys.personal_data_file())
