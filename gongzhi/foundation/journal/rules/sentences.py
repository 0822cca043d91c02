"""A sentence from a fact's phrase: ids become titles, codes labels, instants what a clock shows."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, dataclass, fields
from datetime import date, datetime
from string import Formatter
from typing import Any

from gongzhi.foundation.web.rules.moments import dated, deadline
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.fact import Fact
from gongzhi.kernel.ref import Ref

STOPS = ("。", "！", "？", "；", "…", ".", "!", "?", ";")
PAUSES = ("。", "，", "；")
BEFORE_WORDS = "：，。；"


@dataclass(frozen=True)
class Speech:
    """How the things of a sentence are called: titles by reference, labels by vocabulary and code.

    `seen_at` is when it happened: an instant of another year is shown with its year.
    """

    title: Callable[[Ref], str]
    label: Callable[[str, str], str]
    seen_at: datetime
    erased: str = ""


def sentence(phrase: str, fact: Fact, speech: Speech) -> str:
    """Typed words that end with a stop of their own get no second one from the phrase; a pause
    or colon before something that was not said is left out with it."""
    shown, said = defaultdict(str, _shown(fact, speech)), ""
    for literal, name, _spec, _conversion in Formatter().parse(phrase):
        spoken = shown[name] if name else ""
        led = literal.rstrip(BEFORE_WORDS) if name and not spoken else literal
        doubled = said.endswith(STOPS) and led.startswith(PAUSES)
        said += (led[1:] if doubled else led) + spoken
    return said.strip()


def placeholders(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


def refs_in(fact: Fact) -> Iterator[Ref]:
    """Every thing the fact names by id."""
    for each in fields(fact):
        if "link" in each.metadata:
            for id_ in _several(getattr(fact, each.name)):
                yield Ref(each.metadata["link"], id_)


def instant(at: datetime, *, seen_at: datetime) -> str:
    """A day's end is its 24:00, as the law counts (民法典 第二百零三条)."""
    day, clock = deadline(at)
    return f"{dated(day, local_day(seen_at))} {clock}"


def _shown(fact: Fact, speech: Speech) -> Mapping[str, str]:
    return {f.name: _field(f, getattr(fact, f.name), speech) for f in fields(fact)}


def _field(field: Field[Any], value: object, speech: Speech) -> str:
    if field.metadata.get("words"):
        return str(value) if value else speech.erased
    return "、".join(_value(field.metadata, each, speech) for each in _several(value))


def _value(metadata: Mapping[Any, Any], value: Any, speech: Speech) -> str:  # noqa: ANN401
    if "link" in metadata:
        return speech.title(Ref(metadata["link"], value))
    if "term" in metadata:
        return speech.label(metadata["term"], value)
    if isinstance(value, datetime):
        return instant(value, seen_at=speech.seen_at)
    if isinstance(value, date):
        return dated(value, local_day(speech.seen_at))
    return str(value)


def _several(value: object) -> tuple[Any, ...]:
    if value is None:
        return ()
    return tuple(value) if isinstance(value, tuple | list | frozenset) else (value,)
