"""The signer's private key: a PEM file outside the database, read by nobody else."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


def signing_key() -> Ed25519PrivateKey:
    path: Path | None = settings.GONGZHI_SIGNING_KEY
    if path is None:
        raise ImproperlyConfigured("GONGZHI_SIGNING_KEY names no key: this process cannot seal")
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError) as wrong:
        raise ImproperlyConfigured(f"{path} holds no readable private key") from wrong
    if not isinstance(key, Ed25519PrivateKey):
        raise ImproperlyConfigured(f"{path} holds a key, but not an Ed25519 one")
    return key


def make_signing_key(path: Path) -> None:
    """A new key, readable by its owner only. Never over an existing file."""
    pem = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
