"""A paper as it will look: the words of a version with head, number, date and whose it is."""

import json
from dataclasses import dataclass
from datetime import date

from gongzhi.foundation.documents.bodies import bodies
from gongzhi.foundation.documents.models import Document, DocumentVersion
from gongzhi.foundation.documents.rules.composing import Block, Words, chinese_day
from gongzhi.foundation.documents.vocabulary import BlockLevel, DocumentKind

UNNUMBERED = "（签发时编号）"
UNDATED = "（签发之日）"


@dataclass(frozen=True, kw_only=True)
class Paper:
    """`number` and `day` are empty while it is a draft."""

    kind: DocumentKind
    body: str
    words: Words
    number: str = ""
    day: date | None = None
    is_void: bool = False

    @property
    def is_draft(self) -> bool:
        return not self.number

    @property
    def number_shown(self) -> str:
        return self.number or UNNUMBERED

    @property
    def day_shown(self) -> str:
        return chinese_day(self.day) if self.day else UNDATED

    @property
    def head(self) -> str:
        """发文机关标志: of a letter the name alone, else with 文件 after it."""
        return self.body if self.kind is not DocumentKind.NOTICE else f"{self.body}文件"

    @property
    def mark(self) -> str:
        """What lies across every page of what nobody may take for the paper itself."""
        if self.is_void:
            return "已 作 废"
        return "草 稿" if self.is_draft else ""


def paper_of(document: Document, version: DocumentVersion | None = None) -> Paper:
    """The current version unless another is asked for; an old one bears neither number nor day."""
    shown = version or document.versions.get(number=document.version)
    is_current = shown.number == document.version
    found = bodies([document.organisation]).get(document.organisation)
    return Paper(
        kind=DocumentKind(document.kind),
        body=found.name if found else "",
        words=words_of(shown),
        number=document.number.text if document.number and is_current else "",
        day=document.signed_on if is_current else None,
        is_void=document.void_at is not None,
    )


def words_of(version: DocumentVersion) -> Words:
    told = json.loads(version.words)
    return Words(
        title=told["title"],
        recipient=told["recipient"],
        blocks=tuple(Block(b["text"], BlockLevel(b["level"])) for b in told["blocks"]),
        attachments=tuple(told["attachments"]),
        copies=told["copies"],
    )
