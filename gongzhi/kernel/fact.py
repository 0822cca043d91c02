"""A Fact is something that happened and was recorded; it never changes afterwards.

A fact's plain fields are ids, codes, numbers and instants: they enter the sealed journal row in
clear. Fields made with `words()` are what a person wrote or is called: they are split off,
encrypted and erasable, and only a salted commitment to them is sealed. Fields made with
`link(kind)` and `term(name)` are stored as id and code and are turned into a name or a label when
the sentence is read; fields made with `code()` are shown as they are.
"""
# ruff: noqa: ANN401 (a field may be of any type)

import re
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import Enum
from inspect import isclass
from typing import Any, ClassVar, Self, get_args, get_origin

from gongzhi.kernel.ref import Ref

CODE = re.compile(r"[A-Za-z0-9_.:*/@<>-]{0,160}")
_PLACEHOLDER = re.compile(r"“\{[^}]*\}”|\{[^}]*\}")
_CLAUSE_END = re.compile(r"[：，（。]")
KINDS: dict[str, type["Fact"]] = {}


def link(kind: str, **options: Any) -> Any:
    """The id of a thing of that kind; shown by its title."""
    return field(metadata={"link": kind}, **options)


def term(vocabulary: str, **options: Any) -> Any:
    """A code of a registered vocabulary; shown by its label."""
    return field(metadata={"term": vocabulary}, **options)


def code(**options: Any) -> Any:
    """A code or digest of our own making, never anything typed; shown as it is."""
    return field(metadata={"code": True}, **options)


def words(**options: Any) -> Any:
    """Free text or a name: kept out of the sealed row."""
    return field(metadata={"words": True}, **options)


@dataclass(frozen=True, kw_only=True)
class Fact:
    """`about` names the field that holds the subject's id (and that field is a link).

    `phrase` is the sentence for staff, `told` the one for the public ("" where they are not told).
    `named` is what the kind is called in a list to choose from, where the beginning of its phrase
    without the placeholders would not read.
    """

    about: ClassVar[str]
    phrase: ClassVar[str]
    told: ClassVar[str] = ""
    named: ClassVar[str] = ""

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        known = KINDS.setdefault(cls.__name__, cls)
        if known.__qualname__ != cls.__qualname__ or known.__module__ != cls.__module__:
            raise TypeError(f"two facts are called {cls.__name__}")
        KINDS[cls.__name__] = cls

    @classmethod
    def kind(cls) -> str:
        return cls.__name__

    @classmethod
    def kind_name(cls) -> str:
        """Of the kind; empty where the kind is only what others are made from."""
        return cls.named or _CLAUSE_END.split(_PLACEHOLDER.sub("", cls.phrase))[0].strip()

    def subject(self) -> Ref:
        metadata = next(f.metadata for f in fields(self) if f.name == self.about)
        return Ref(metadata["link"], getattr(self, self.about))

    def payload(self) -> dict[str, Any]:
        """What is sealed: JSON-safe, without words. A code that reads like a sentence is refused:
        what is sealed in clear can never be taken back."""
        held = {
            f.name: _plain(getattr(self, f.name))
            for f in fields(self)
            if not f.metadata.get("words")
        }
        for f in fields(self):
            if {"code", "term"} & f.metadata.keys():
                _refuse_typed(f.name, held[f.name])
        return held

    def spoken(self) -> dict[str, str]:
        """The words, apart."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.metadata.get("words")}

    @classmethod
    def restored(cls, payload: dict[str, Any], spoken: dict[str, str]) -> Self:
        """The fact again from its row; erased words read as an empty string."""
        return cls(
            **{
                f.name: spoken.get(f.name, "")
                if f.metadata.get("words")
                else _typed(f.type, payload.get(f.name))
                for f in fields(cls)
            }
        )


def _refuse_typed(name: str, value: Any) -> None:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and not CODE.fullmatch(each):
            raise TypeError(f"{name} is a code, and {each[:8]!r}… is none: use words()")


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, frozenset | set):
        return sorted(_plain(v) for v in value)
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    return value


def _typed(annotation: Any, value: Any) -> Any:
    """The value as its annotation wants it; a value of no known shape stays as it was stored."""
    if value is None:
        return None
    if isinstance(value, list):
        return _collected(annotation, value)
    wanted = get_args(annotation) or (annotation,)
    if datetime in wanted:
        return datetime.fromisoformat(value)
    if date in wanted:
        return date.fromisoformat(value)
    return next((w(value) for w in wanted if isclass(w) and issubclass(w, Enum)), value)


def _collected(annotation: Any, values: list[Any]) -> Any:
    """A tuple[X, ...], list[X] or frozenset[X], or one of them | None."""
    plain = next((a for a in get_args(annotation) if get_origin(a)), annotation)
    collection = get_origin(plain) or tuple
    of = next(iter(get_args(plain)), None)
    return collection(_typed(of, value) for value in values)
