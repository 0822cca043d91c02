"""Small drawings made by the server: lengths are SVG attributes, so policy and print both hold."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gongzhi.foundation.web.rules.dues import Due, due_of
from gongzhi.kernel.calendar import SHANGHAI


class HasDue(Protocol):
    """What a chip needs to know; it may hold `left` (a Remaining), `ended` and `paused_at` too, and
    `undated`: what to say while no moment is due."""

    due_at: datetime | None
    state: str


def due_chip(thing: HasDue | None, now: datetime) -> Due:
    """Which of the six chips, and its words."""
    if thing is None or thing.due_at is None:
        return Due("later", "", getattr(thing, "undated", "无时限"))
    left, ended = getattr(thing, "left", None), getattr(thing, "ended", "")
    chip = due_of(thing.due_at, str(thing.state), now, left=left, ended=ended)
    paused_at = getattr(thing, "paused_at", None)
    if chip.shape == "pause" and paused_at:
        return Due("pause", "pause", f"自 {paused_at.astimezone(SHANGHAI):%m-%d} 停")
    return chip


def share(part: float, whole: float) -> str:
    """A percentage for an attribute, within 0 and 100."""
    return _percent(part / whole if whole else 0)


def meter(
    part: float, whole: float, *, mark: float | None = None, label: str = "", height: int = 8
) -> SafeString:
    """A part of a whole; the mark is a threshold, the bar is pale while under it."""
    under = mark is not None and whole and part / whole < mark
    return format_html(
        '<svg class="bar{}" height="{}" role="img" aria-label="{}">'
        '<rect class="bar-all" width="100%" height="{}" rx="1"/>'
        '<rect class="bar-part" width="{}" height="{}" rx="1"/>{}</svg>',
        *(" bar-under" if under else "", height, label or f"{part:,} / {whole:,}"),
        *(height, share(part, whole), height),
        _mark(mark, height),
    )


def _mark(mark: float | None, height: int) -> SafeString:
    if mark is None:
        return SafeString("")
    at = _percent(mark)
    line = '<line class="bar-mark" x1="{}" x2="{}" y1="-3" y2="{}"/>'
    return format_html(line, at, at, height + 3)


def run(used: float, *, over: bool = False, paused_until: float | None = None) -> SafeString:
    now_at = _percent(1 if over else paused_until or used)
    return format_html(
        '<svg class="run{}" height="10" aria-hidden="true">'
        '<rect class="run-all" y="3" width="100%" height="4" rx="2"/>'
        '<rect class="run-part" y="3" width="{}" height="4" rx="2"/>{}'
        '<line class="run-now" x1="{}" x2="{}" y1="0" y2="10"/></svg>',
        " run-over" if over else "",
        _percent(1 if over else used),
        _pause(used, paused_until),
        now_at,
        now_at,
    )


def _pause(used: float, until: float | None) -> SafeString:
    if until is None:
        return SafeString("")
    line = '<line class="run-pause" x1="{}" x2="{}" y1="5" y2="5"/>'
    return format_html(line, _percent(used), _percent(until))


def spark(values: Sequence[float], *, width: int = 72, height: int = 20) -> SafeString:
    """A trend of two or more values; fewer draw nothing."""
    if len(values) < 2:
        return SafeString("")
    points = list(_points(values, width, height))
    return format_html(
        '<svg class="spark" width="{}" height="{}" viewBox="0 0 {} {}" aria-hidden="true">'
        '<polyline points="{}"/><circle cx="{}" cy="{}" r="2"/></svg>',
        *(width, height, width, height),
        format_html_join(" ", "{},{}", points),
        *points[-1],
    )


def _points(values: Sequence[float], width: int, height: int) -> list[tuple[str, str]]:
    low, high = min(values), max(values)
    step, reach = (width - 4) / (len(values) - 1), height - 6
    rise = [(value - low) / (high - low) if high > low else 0.5 for value in values]
    across = (2 + at * step for at in range(len(values)))
    return [
        (f"{x:.1f}", f"{height - 3 - up * reach:.1f}") for x, up in zip(across, rise, strict=True)
    ]


def _percent(value: float) -> str:
    return f"{min(max(value, 0), 1) * 100:.3f}".rstrip("0").rstrip(".") + "%"
