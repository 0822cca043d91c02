"""Words beside the entry: encrypted for reading, committed to for the seal, erasable."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass

from gongzhi.foundation.journal.rules.leaves import commitment
from gongzhi.foundation.privacy.crypto import decrypt, encrypt

PURPOSE = "journal.words"
SALT_BYTES = 32


@dataclass(frozen=True)
class SealedWords:
    box: bytes
    commitment: bytes


@dataclass(frozen=True)
class OpenedWords:
    spoken: dict[str, str]
    salt: bytes

    @property
    def commitment(self) -> bytes:
        return commitment(self.salt, self.spoken)


def seal_words(spoken: Mapping[str, str]) -> SealedWords | None:
    """None where nothing was said: then there is nothing to commit to."""
    if not any(spoken.values()):
        return None
    salt = os.urandom(SALT_BYTES)
    content = json.dumps({"salt": salt.hex(), "words": dict(spoken)}, ensure_ascii=False)
    return SealedWords(encrypt(content, PURPOSE), commitment(salt, spoken))


def open_words(box: bytes | memoryview) -> OpenedWords:
    content = json.loads(decrypt(bytes(box), PURPOSE))
    return OpenedWords(content["words"], bytes.fromhex(content["salt"]))
