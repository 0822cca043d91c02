"""Small drawings made by the server: lengths stand in SVG attributes, so the policy and print hold."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gongzhi.foundation.web.rules.dues import Due, due_of
from gongzhi.foundation.web.rules.moments import SHANGHAI


def due_chip(thing: Any, now: datetime, left: str = "") -> Due:
    """`thing` has due_at and state; paused ones may have paused_at, finished ones done_words."""
    if thing is None or thing.due_at is None:
        return Due("later", "", "无时限")
    told = left or str(getattr(thing, "left", "") or "")
    chip = due_of(thing.due_at, str(thing.state), now, left=told)
    paused_at = getattr(thing, "paused_at", None)
    if chip.shape == "pause" and paused_at:
        return Due("pause", "pause", f"自 {paused_at.astimezone(SHANGHAI):%m-%d} 停", chip.rest)
    return chip


def share(part: float, whole: float) -> str:
    """A percentage for an attribute, within 0 and 100."""
    return _percent(part / whole if whole else 0)


def meter(part: float, whole: float, *, mark: float | None = None, label: str = "") -> SafeString:
    under = mark is not None and whole and part / whole < mark
    return format_html(
        '<svg class="bar{}" height="8" role="img" aria-label="{}">'
        '<rect class="bar-all" width="100%" height="8" rx="1"/>'
        '<rect class="bar-part" width="{}" height="8" rx="1"/>{}</svg>',
        " bar-under" if under else "",
        label or f"{part:,g} / {whole:,g}",
        share(part, whole),
        _mark(mark),
    )


def _mark(mark: float | None) -> SafeString:
    if mark is None:
        return SafeString("")
    at = _percent(mark)
    return format_html('<line class="bar-mark" x1="{}" x2="{}" y1="-3" y2="11"/>', at, at)


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
    if len(values) < 2:  # noqa: PLR2004
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
    return [(f"{2 + at * step:.1f}", f"{height - 3 - up * reach:.1f}") for at, up in enumerate(rise)]


def _percent(value: float) -> str:
    return f"{min(max(value, 0), 1) * 100:.3f}".rstrip("0").rstrip(".") + "%"
