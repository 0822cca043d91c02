"""What the environment says. Nothing here reads Django."""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from gongzhi.project.bootstrap.console import Halt

MODES = ("demonstration", "production")

# Known to everyone, so fit for tests and for trying things out only; production refuses them.
DEMONSTRATION_SECRET = "demonstration-only-key-not-for-production"
DEMONSTRATION_KEYS: dict[str, Any] = {
    "current": "demonstration",
    "keys": {"demonstration": {"sm4": "00112233445566778899aabbccddeeff", "hmac": "5a" * 32}},
}


class Environment:
    def __init__(self, here: Path) -> None:
        self.here = here
        self.var = Path(os.environ.get("GONGZHI_VAR", here / "var"))
        self.mode = os.environ.get("GONGZHI_MODE", "demonstration")
        if self.mode not in MODES:
            raise ValueError(f"GONGZHI_MODE is {self.mode!r}; it must be one of {', '.join(MODES)}")

    @property
    def demonstration(self) -> bool:
        return self.mode == "demonstration"

    def flag(self, name: str, *, default: str = "") -> bool:
        return os.environ.get(name, default).lower() in {"1", "yes", "true", "on"}

    def words(self, name: str, *, default: list[str]) -> list[str]:
        text = os.environ.get(name, "")
        return [word.strip() for word in text.split(",") if word.strip()] or default

    def secret_key(self) -> str:
        return os.environ.get("GONGZHI_SECRET_KEY") or DEMONSTRATION_SECRET

    def personal_data_keys(self) -> dict[str, Any]:
        """{"current": id, "keys": {id: {"sm4": 32 hex digits, "hmac": 64 hex digits}}}, read
        from the file that GONGZHI_KEYS names. Production without the file has no keys at all."""
        if os.environ.get("GONGZHI_KEYS"):
            return told_by_file("GONGZHI_KEYS")
        return DEMONSTRATION_KEYS if self.demonstration else {"current": "", "keys": {}}

    def notify(self) -> dict[str, Any]:
        """{"sms": {"send_url": …}, …} from the file that GONGZHI_NOTIFY names: what each channel
        needs (foundation.notify.adapters.registry)."""
        if not os.environ.get("GONGZHI_NOTIFY"):
            return {}
        channels = told_by_file("GONGZHI_NOTIFY")
        for name, told in channels.items():
            if not isinstance(told, dict):
                raise Halt(
                    f"GONGZHI_NOTIFY 指明的文件里，“{name}”后面应当是花括号括起的几项，"
                    "写法见 docs/operations.md“消息渠道”。"
                )
        return channels

    def signing_key(self) -> Path | None:
        """The journal's Ed25519 private key (PEM); only the signer's environment names it."""
        path = os.environ.get("GONGZHI_SIGNING_KEY")
        return Path(path) if path else None

    def database(self) -> dict[str, Any]:
        """DATABASE_URL as Django wants it; persistent connections, checked before use."""
        url = urlsplit(os.environ.get("DATABASE_URL", "postgresql://localhost/gongzhi"))
        if url.scheme not in {"postgres", "postgresql"}:
            raise ValueError("DATABASE_URL must begin with postgresql://")
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path.lstrip("/")),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": url.hostname or "",
            "PORT": str(url.port or ""),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"pool": False, "server_side_binding": True, **dict(parse_qsl(url.query))},
            "TEST": {"NAME": os.environ.get("GONGZHI_TEST_DB", "test_gongzhi")},
        }


def told_by_file(name: str) -> dict[str, Any]:
    """The JSON object in the file that this variable names; in one line of words what is wrong,
    for a log shows the last line of what went wrong."""
    path = os.environ[name]
    try:
        told = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise Halt(
            f"{name} 指明的文件 {path} 读不到（{error.strerror}）。"
            "请按 docs/operations.md 写好，并交给运行本程序的用户。"
        ) from error
    except ValueError as error:
        where = f"第 {error.lineno} 行" if isinstance(error, json.JSONDecodeError) else "编码"
        raise Halt(
            f"{name} 指明的文件 {path} 不是合格的 JSON（{where}有误），写法见 docs/operations.md。"
        ) from error
    if not isinstance(told, dict):
        raise Halt(f"{name} 指明的文件 {path} 应当是一个 JSON 对象，写法见 docs/operations.md。")
    return told
