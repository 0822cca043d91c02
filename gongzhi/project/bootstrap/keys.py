"""The installation's own secrets, made once, readable by its user alone."""

import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from gongzhi.project.bootstrap.console import Halt
from gongzhi.project.bootstrap.layout import Layout

DATABASE_USERS = ("superuser", "owner", "web", "worker", "signer")


class Keys:
    def __init__(self, layout: Layout) -> None:
        self.folder = layout.keys
        self.secret = self.folder / "django-secret"
        self.personal_data = self.folder / "personal-data.json"
        self.signing = self.folder / "journal-signing.pem"
        self.public = self.folder / "journal-public.pem"
        self.database = self.folder / "database.json"

    def secret_text(self) -> str:
        return read(keep(self.secret, lambda: secrets.token_urlsafe(64)))

    def personal_data_file(self) -> Path:
        return keep(self.personal_data, new_personal_data_keys)

    def signing_file(self) -> Path:
        """With its public half beside it, to be handed to whoever verifies."""
        path = keep(self.signing, new_signing_key)
        keep(self.public, lambda: public_half(path))
        return path

    def passwords(self) -> dict[str, str]:
        """Of the database's own users."""
        known: dict[str, str] = json.loads(read(keep(self.database, new_passwords)))
        return known


def keep(path: Path, make: Callable[[], str]) -> Path:
    """Written whole or not at all, and never again."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace(path, make())
    return path


def replace(path: Path, content: str) -> None:
    fresh = path.with_suffix(f".{os.getpid()}.new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise Halt(f"读不到密钥文件 {path}：{error.strerror}。请用建立它的用户运行。") from error


def new_personal_data_keys() -> str:
    return json.dumps({"current": "k1", "keys": {"k1": new_personal_data_key()}}, indent=1)


def new_personal_data_key() -> dict[str, str]:
    return {"sm4": secrets.token_hex(16), "hmac": secrets.token_hex(32)}


def new_passwords() -> str:
    return json.dumps({user: secrets.token_urlsafe(24) for user in DATABASE_USERS}, indent=1)


def new_signing_key() -> str:
    key = Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def public_half(path: Path) -> str:
    key = load_pem_private_key(path.read_bytes(), password=None)
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
