"""Sealing personal data with SM4-GCM, and finding it again by an HMAC-SM3 blind index.

A sealed value is: length of the key's name, the name, a random nonce of 12 bytes, the ciphertext,
a tag of 16 bytes. The key's name and the purpose are authenticated with it, so a value sealed for
one purpose (one column) does not open under another.
"""

import os
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.views.decorators.debug import sensitive_variables

from gongzhi.foundation.privacy.keys import Key, keyring

NONCE_BYTES = 12
TAG_BYTES = 16


class SealBroken(Exception):
    """The bytes were not sealed for this purpose, were changed since, or their key is gone."""


@sensitive_variables("plain")
def encrypt(plain: str, purpose: str) -> bytes:
    key = keyring().current
    nonce = os.urandom(NONCE_BYTES)
    sealer = Cipher(algorithms.SM4(key.seal), modes.GCM(nonce)).encryptor()
    sealer.authenticate_additional_data(_bound(key.name, purpose))
    body = sealer.update(plain.encode()) + sealer.finalize()
    return front(key) + nonce + body + sealer.tag


@sensitive_variables("plain")
def decrypt(sealed: bytes, purpose: str) -> str:
    name, rest = _parted(bytes(sealed))
    key = keyring().named(name)
    if key is None:
        raise SealBroken(f"no key named {name!r} in the key file")
    nonce, body, tag = rest[:NONCE_BYTES], rest[NONCE_BYTES:-TAG_BYTES], rest[-TAG_BYTES:]
    opener = Cipher(algorithms.SM4(key.seal), modes.GCM(nonce, tag)).decryptor()
    opener.authenticate_additional_data(_bound(name, purpose))
    try:
        plain = opener.update(body) + opener.finalize()
    except InvalidTag:
        raise SealBroken(f"sealed with {name!r}, but not this, or not for {purpose!r}") from None
    return plain.decode()


def sealed_by(sealed: bytes) -> str:
    """The name of the key a value was sealed with."""
    return _parted(bytes(sealed))[0]


def reencrypt(sealed: bytes, purpose: str) -> bytes:
    """The same under the current key; unchanged where it already is."""
    if sealed_by(sealed) == keyring().current.name:
        return bytes(sealed)
    return encrypt(decrypt(sealed, purpose), purpose)


def blind_index(text: str, purpose: str) -> bytes:
    """32 bytes equal for equal texts: what is stored and made unique beside a sealed value."""
    return _digest(keyring().current, text, purpose)


def blind_indexes(text: str, purpose: str) -> list[bytes]:
    """The index under every key still listed: what one looks for while a rotation is under way."""
    return [_digest(key, text, purpose) for key in keyring().all()]


def normalised(text: str) -> str:
    """Full width as half width, case folded, without blanks and hyphens."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if not c.isspace() and c not in "-‐‑–—")  # noqa: RUF001


def keyed_digest(text: str, purpose: str) -> bytes:
    """HMAC-SM3 of the text as it is: for codes and tokens stored only as a digest."""
    return _mac(keyring().current, purpose, text)


def keyed_digests(text: str, purpose: str) -> list[bytes]:
    return [_mac(key, purpose, text) for key in keyring().all()]


def _digest(key: Key, text: str, purpose: str) -> bytes:
    return _mac(key, purpose, normalised(text))


def _mac(key: Key, purpose: str, text: str) -> bytes:
    digest = hmac.HMAC(key.index, hashes.SM3())
    digest.update(purpose.encode() + b"\0" + text.encode())
    return digest.finalize()


def front(key: Key | None = None) -> bytes:
    """How a value sealed with this key (the current one) begins."""
    key = key or keyring().current
    return bytes([len(key.name)]) + key.name.encode()


def _bound(name: str, purpose: str) -> bytes:
    return name.encode() + b"\0" + purpose.encode()


def _parted(sealed: bytes) -> tuple[str, bytes]:
    length = sealed[0] if sealed else 0
    if length == 0 or len(sealed) < 1 + length + NONCE_BYTES + TAG_BYTES:
        raise SealBroken("too short to be a sealed value")
    try:
        return sealed[1 : 1 + length].decode("ascii"), sealed[1 + length :]
    except UnicodeDecodeError:
        raise SealBroken("begins with no key's name") from None
