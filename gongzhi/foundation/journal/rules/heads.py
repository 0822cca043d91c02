"""A head of the tree as text: what is signed, and what is kept elsewhere. See docs/journal.md.

gongzhi journal head v1
size 1042
root 5dc9…4328
signed_at 2026-11-20T01:30:00.000000Z
key 2f1d…            the four lines above are what is signed, each with its newline
public 8a88…
signature 92a0…
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from gongzhi.foundation.journal.rules.leaves import instant

TITLE = "gongzhi journal head v1"
KEY_ID_DIGITS = 16


class NotAHead(ValueError):
    """The text is no exported head."""


@dataclass(frozen=True, kw_only=True)
class TreeHead:
    size: int
    root: bytes
    signed_at: datetime

    def text(self) -> str:
        return (
            f"{TITLE}\nsize {self.size}\nroot {self.root.hex()}\n"
            f"signed_at {instant(self.signed_at)}\n"
        )


@dataclass(frozen=True, kw_only=True)
class SignedHead(TreeHead):
    key_id: str
    signature: bytes

    def is_signed_by(self, public: bytes) -> bool:
        if key_id(public) != self.key_id:
            return False
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(self.signature, self.text().encode())
        except InvalidSignature:
            return False
        return True

    def exported(self, public: bytes) -> str:
        return (
            f"{self.text()}key {self.key_id}\n"
            f"public {public.hex()}\nsignature {self.signature.hex()}\n"
        )

    @classmethod
    def imported(cls, text: str) -> tuple[Self, bytes]:
        """The head and the public key that came with it."""
        first, *lines = text.strip().splitlines() or [""]
        values = dict(line.strip().split(" ", 1) for line in lines if " " in line)
        try:
            head = cls(
                size=int(values["size"]),
                root=bytes.fromhex(values["root"]),
                signed_at=datetime.fromisoformat(values["signed_at"]),
                key_id=values["key"],
                signature=bytes.fromhex(values["signature"]),
            )
            public = bytes.fromhex(values["public"])
        except (KeyError, ValueError) as wrong:
            raise NotAHead from wrong
        if first != TITLE:
            raise NotAHead
        return head, public


def key_id(public: bytes) -> str:
    """The first 16 hexadecimal digits of the SHA-256 over the raw public key."""
    return sha256(public).hexdigest()[:KEY_ID_DIGITS]


def signed(head: TreeHead, private: Ed25519PrivateKey) -> SignedHead:
    return SignedHead(
        size=head.size,
        root=head.root,
        signed_at=head.signed_at,
        key_id=key_id(private.public_key().public_bytes_raw()),
        signature=private.sign(head.text().encode()),
    )
