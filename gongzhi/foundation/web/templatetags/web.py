"""The components as tags and filters: `{% load web %}`. docs/design.md says which for what."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.forms.forms import BaseForm
from django.template.context import Context
from django.template.loader import get_template, render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from gongzhi.foundation.web import charts, icons, navigation, tables
from gongzhi.foundation.web.faces import DESK, FACES, Face
from gongzhi.foundation.web.fields import Drawn, drawn
from gongzhi.foundation.web.rules import counts, moments
from gongzhi.kernel.calendar import SHANGHAI
from gongzhi.kernel.remaining import natural

register = template.Library()


def face_in(context: Context | dict[str, Any]) -> Face:
    face = context.get("face")
    return face if isinstance(face, Face) else FACES.get(str(face), DESK)


# ---- icons ----


@register.simple_tag(takes_context=True)
def icon(context: Context, name: str, size: str = "", classes: str = "") -> SafeString:
    """`{% icon "clock" %}`, `{% icon "clock" "s" %}`: sizes s m l xl on touch, s at the desk."""
    face = face_in(context)
    gap = "--" if face.is_touch else "-"
    named = " ".join(filter(None, (face.icon, size and f"{face.icon}{gap}{size}", classes)))
    return mark_safe(icons.find(name, face.sheet).drawn(named))  # noqa: S308


# ---- moments, amounts, numbers ----


@register.filter
def moment(at: datetime | None, now: datetime) -> str:
    """`{{ case.due_at|moment:now }}` 今天 9:05 · 21日 16:30 · 10月3日 9:05"""
    return moments.touch_moment(at, now) if at else ""


@register.filter
def day(at: datetime | date | None, now: datetime) -> str:
    """11月24日 周二"""
    return moments.touch_day(at, now) if at else ""


@register.filter
def desk_moment(at: datetime | None, now: datetime) -> str:
    """今日 17:00 · 周四 12:00 · 12-15 周二"""
    return moments.desk_moment(at, now) if at else ""


@register.filter
def stamp(at: datetime | None, now: datetime) -> str:
    """The past at a desk: 今日 10:02 · 11-23 15:30"""
    return moments.desk_stamp(at, now) if at else ""


@register.filter
def limit(at: datetime | None, now: datetime) -> str:
    """Until when, at a desk: 今日 17:00 · 11-23 24:00 (the end of that day)"""
    return moments.desk_limit(at, now) if at else ""


@register.filter
def weekday_word(at: datetime) -> str:
    """二, for 星期二."""
    return moments.weekday(at.astimezone(SHANGHAI).date())[1:]


@register.filter
def machine(at: datetime | date | None) -> str:
    """For the datetime attribute of <time>."""
    return at.isoformat() if at else ""


@register.filter
def thousands(number: int | None) -> str:
    return "" if number is None else counts.thousands(number)


@register.filter
def upto(number: int) -> str:
    """46 · 1000+"""
    return counts.total(number)


# ---- small components ----


@register.simple_tag(takes_context=True)
def due(context: Context, thing: charts.HasDue | None, *, rest: bool = False) -> SafeString:
    """The due chip of anything with due_at and state; `rest=True` adds the remaining time.

    Its title is the due moment itself, for what only says how long it is over.
    """
    chip = charts.due_chip(thing, context["now"])
    mark = icon(context, chip.icon) if chip.icon else ""
    words = f"{chip.words} {chip.rest}" if rest and chip.rest else chip.words
    by = moments.desk_limit(thing.due_at, context["now"]) if thing and thing.due_at else ""
    title = format_html(' title="期限 {}"', by) if by else ""
    return format_html('<span class="due due-{}"{}>{}{}</span>', chip.shape, title, mark, words)


@register.simple_tag
def meter(
    part: float, whole: float, mark: float | None = None, label: str = "", height: int = 8
) -> SafeString:
    """A bar with an optional threshold: `{% meter 2464 3649 mark=0.66667 %}`."""
    return charts.meter(part, whole, mark=mark, label=label, height=height)


@register.simple_tag
def run(used: float, *, over: bool = False, paused_until: float | None = None) -> SafeString:
    """A clock running: share used 0…1; a pause is the dashed stretch up to `paused_until`."""
    return charts.run(used, over=over, paused_until=paused_until)


@register.simple_tag
def spark(values: Sequence[float], width: int = 72, height: int = 20) -> SafeString:
    """A trend line beside a figure."""
    return charts.spark(values, width=width, height=height)


@register.simple_tag(takes_context=True)
def person(context: Context, name: str, demo: bool | None = None) -> SafeString:  # noqa: FBT001
    """A name with its 演示 mark in a demonstration: `{% person actor_name %}`."""
    marked = bool(context.get("demonstration")) if demo is None else demo
    if not marked:
        return format_html("{}", name)
    if face_in(context).is_touch:
        return format_html('{}<span class="gz-demo">演示</span>', name)
    return format_html('<span class="person">{}</span>', name)


@register.simple_tag(takes_context=True)
def progress_tag(context: Context, thing: charts.HasDue, words: str) -> SafeString:
    """For residents: 超时 8 小时 in red once the due moment passed, else the words in blue."""
    chip = charts.due_chip(thing, context["now"])
    if chip.shape == "over" and thing.due_at:
        left = getattr(thing, "left", None) or natural(thing.due_at, context["now"])
        late = f"超时 {left.plainly}" if left.length else left.words
        return format_html('<span class="gz-tag gz-tag--danger">{}</span>', late)
    kind = {"done": "brand", "paused": "warn"}.get(thing.state, "info")
    return format_html('<span class="gz-tag gz-tag--{}">{}</span>', kind, words)


# ---- parts: the same call on every face ----


@register.simple_tag(takes_context=True)
def part(context: Context, part_name: str, **values: object) -> SafeString:
    """`{% part "steps" steps=case.steps %}` renders web/parts/<touch or desk>/<name>.html."""
    template = get_template(f"web/parts/{face_in(context).parts}/{part_name}.html")
    with context.push(**values):
        return template.template.render(context)  # type: ignore[attr-defined,no-any-return]


register.tag("table", tables.table)


# ---- forms ----


@register.simple_tag(takes_context=True)
def field(context: Context, bound: BoundField, hint: str = "", **options: object) -> SafeString:
    """One field of a Django form with label, hint and error beside it: `{% field form.what %}`."""
    face = face_in(context)
    told: Drawn = drawn(bound, face, hint=hint, **options)
    return _part(face, told.template, context, {"field": told})


@register.simple_tag(takes_context=True)
def control(context: Context, bound: BoundField, **options: object) -> SafeString:
    """Only the control, with its label for readers: filter bars and the unmask form."""
    options.setdefault("placeholder", bound.help_text)
    return drawn(bound, face_in(context), hint="", label=str(bound.label), **options).control


@register.simple_tag(takes_context=True)
def fields(context: Context, form: BaseForm) -> SafeString:
    """All visible and hidden fields of a form, with its own errors first."""
    face = face_in(context)
    parts = [drawn(bound, face) for bound in form.visible_fields()]
    return _part(face, "fields.html", context, {"form": form, "parts": parts})


# ---- navigation ----


@register.simple_tag(takes_context=True)
def entries(context: Context, face: str) -> list[navigation.Shown]:
    return navigation.shown(face, context["request"], context.get("actor"))


@register.simple_tag(takes_context=True)
def groups(context: Context, face: str) -> list[navigation.Group]:
    return navigation.grouped(face, context["request"], context.get("actor"))


@register.simple_tag(takes_context=True)
def address(context: Context, **changes: object) -> str:
    """This page's address with some parameters changed; None removes: `{% address page=2 %}`."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    text = query.urlencode()
    return f"?{text}" if text else "?"


def _part(face: Face, name: str, context: Context, more: dict[str, Any]) -> SafeString:
    known = {key: context.get(key) for key in ("face", "now", "demonstration")}
    return render_to_string(f"web/parts/{face.parts}/{name}", {**known, "face": face, **more})
