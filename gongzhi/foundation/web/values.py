"""The small values that parts read. A context may hand over its own objects with these names."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Mark(StrEnum):
    """Where a step stands."""

    DONE = "done"
    NOW = "now"
    LATE = "late"
    AHEAD = ""


@dataclass(frozen=True)
class Step:
    label: str
    mark: Mark = Mark.AHEAD
    note: str = ""


@dataclass(frozen=True)
class Photo:
    """`alt` says what is seen; `at` and `note` stand under the picture. `token` names the file
    where it can be taken out of a form again."""

    url: str
    thumb: str
    alt: str
    note: str = ""
    at: datetime | None = None
    token: str = ""


@dataclass(frozen=True)
class Fact:
    """A name and a value; `demo` puts the mark after it, `masked` sets it as masked."""

    name: str
    value: str
    demo: bool = False
    masked: bool = False


@dataclass(frozen=True)
class Row:
    """A line of a list that leads somewhere; `go` is a verb, without it a chevron."""

    title: str
    url: str
    note: str = ""
    icon: str = ""
    go: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Figure:
    """A number with what makes it: numerator and denominator, the time before, the trend."""

    label: str
    value: str
    note: str = ""
    side: str = ""
    trend: Sequence[float] = ()
    hot: bool = False
    note_hot: bool = False


@dataclass(frozen=True)
class View:
    """A saved view of a list."""

    label: str
    url: str
    number: int | None = None
    current: bool = False
    hot: bool = False


@dataclass(frozen=True)
class Power:
    """What a person may do here; `why_not` says what is missing and keeps it visible."""

    label: str
    icon: str
    url: str = ""
    why_not: str = ""


@dataclass(frozen=True)
class Question:
    """Asked once before a public or final act. With no `back` the other button is a submit that
    brings the form again as it was filled in."""

    title: str
    words: str
    verb: str
    back: str
    keep: str = "先不"
    danger: bool = False
    effects: Sequence[str] = field(default_factory=tuple)
    action: str = ""
