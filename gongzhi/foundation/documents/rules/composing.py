"""From a template and what was filled in to the words of a paper."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from string import Formatter

from gongzhi.foundation.documents.vocabulary import BlockLevel, DocumentKind, FieldKind
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import as_seen

LONGEST = {FieldKind.LINE: 100, FieldKind.TEXT: 8000, FieldKind.DAY: 10}
LONGEST_TITLE = 100
_BEGINNINGS = (
    (BlockLevel.FIRST, re.compile(r"[一二三四五六七八九十]{1,3}、")),
    (BlockLevel.SECOND, re.compile(r"（[一二三四五六七八九十]{1,3}）")),
    (BlockLevel.THIRD, re.compile(r"\d{1,2}[.\uff0e]")),
    (BlockLevel.FOURTH, re.compile(r"（\d{1,2}）")),
)


@dataclass(frozen=True, kw_only=True)
class Field:
    """Something to fill in; `of` names the field in the template's {…}."""

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    hint: str = ""
    required: bool = True


@dataclass(frozen=True, kw_only=True)
class Template:
    """`paragraphs` and the other texts hold {names of fields}; a paragraph of one field alone is
    left out where that was left empty, and becomes several where several were written."""

    code: str
    name: str
    kind: DocumentKind
    title: str
    recipient: str
    paragraphs: tuple[str, ...]
    fields: tuple[Field, ...]
    use: str = ""
    copies: str = ""
    attachments: str = ""
    is_shareable: bool = False

    def __post_init__(self) -> None:
        known, used = {f.name for f in self.fields}, set(self._used())
        if known != used:
            raise ValueError(f"{self.code}: {sorted(known ^ used)} stands on one side only")

    def _used(self) -> Iterator[str]:
        texts = (self.title, self.recipient, self.copies, self.attachments, *self.paragraphs)
        for text in texts:
            yield from names_in(text)


@dataclass(frozen=True)
class Block:
    text: str
    level: BlockLevel = BlockLevel.PLAIN


@dataclass(frozen=True, kw_only=True)
class Words:
    """What is reviewed and signed: a paper without its head, number, date and seal."""

    title: str
    recipient: str
    blocks: tuple[Block, ...]
    attachments: tuple[str, ...] = field(default_factory=tuple)
    copies: str = ""


def names_in(text: str) -> Iterator[str]:
    return (name for _, name, _, _ in Formatter().parse(text) if name)


def composed(template: Template, values: Mapping[str, str]) -> Words:
    """The words, or the first field that is missing or wrong, refused beside it."""
    told = {each.name: _filled(each, values.get(each.name, "")) for each in template.fields}
    title = template.title.format_map(told)
    if len(title) > LONGEST_TITLE:
        raise RuleBroken(
            f"标题共 {len(title)} 个字，不超过 {LONGEST_TITLE} 个字", field=_first(template.title)
        )
    return Words(
        title=title,
        recipient=template.recipient.format_map(told),
        blocks=tuple(_blocks(template.paragraphs, told)),
        attachments=tuple(_lines(template.attachments.format_map(told))),
        copies=template.copies.format_map(told).strip(),
    )


def sketched(template: Template, values: Mapping[str, str]) -> Words:
    """While it is being filled in: what is missing stands as its label in brackets."""
    told = {
        each.name: as_seen(values.get(each.name, ""))
        or (f"【{each.label}】" if each.required else "")
        for each in template.fields
    }
    days = {each.name for each in template.fields if each.kind is FieldKind.DAY}
    told = {name: _day_or_text(text) if name in days else text for name, text in told.items()}
    return Words(
        title=template.title.format_map(told),
        recipient=template.recipient.format_map(told),
        blocks=tuple(_blocks(template.paragraphs, told)),
        attachments=tuple(_lines(template.attachments.format_map(told))),
        copies=template.copies.format_map(told).strip(),
    )


def level_of(text: str) -> BlockLevel:
    return next((level for level, form in _BEGINNINGS if form.match(text)), BlockLevel.PLAIN)


def chinese_day(day: date) -> str:
    """成文日期: Arabic figures, no leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def _filled(asked: Field, given: str) -> str:
    text = as_seen(given)
    if not text and asked.required:
        raise RuleBroken(f"还没有填“{asked.label}”", field=asked.name)
    if len(text) > LONGEST[asked.kind]:
        raise RuleBroken(
            f"“{asked.label}”共 {len(text)} 个字，不超过 {LONGEST[asked.kind]} 个字",
            field=asked.name,
        )
    if asked.kind is FieldKind.LINE and len(text.splitlines()) > 1:
        raise RuleBroken(f"“{asked.label}”只写一行", field=asked.name)
    return _day_text(asked, text) if asked.kind is FieldKind.DAY and text else text


def _day_text(asked: Field, text: str) -> str:
    try:
        return chinese_day(date.fromisoformat(text))
    except ValueError:
        raise RuleBroken(
            f"“{asked.label}”不是日期，写成 2026-11-24 的样子", field=asked.name
        ) from None


def _day_or_text(text: str) -> str:
    try:
        return chinese_day(date.fromisoformat(text))
    except ValueError:
        return text


def _blocks(paragraphs: tuple[str, ...], told: Mapping[str, str]) -> Iterator[Block]:
    for paragraph in paragraphs:
        for text in _lines(paragraph.format_map(told)):
            yield Block(text, level_of(text))


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


def _first(text: str) -> str:
    return next(names_in(text), "")
