"""What somebody about to confirm an entry reads: from what to what, looser or not, from when."""

from datetime import date
from typing import TYPE_CHECKING

from gongzhi.foundation.rulebook import reading
from gongzhi.foundation.rulebook.commands.standing import region_of
from gongzhi.foundation.rulebook.places import place_names
from gongzhi.foundation.rulebook.rules.amending import ONLY_PROPOSED
from gongzhi.foundation.rulebook.rules.book import Definition
from gongzhi.foundation.rulebook.rules.resolving import Value
from gongzhi.foundation.rulebook.rules.strictness import bearing
from gongzhi.foundation.rulebook.vocabulary import Bearing, Level
from gongzhi.foundation.web.values import Question

if TYPE_CHECKING:
    from gongzhi.foundation.rulebook.models import Override


def confirming(definition: Definition, override: "Override", today: date) -> Question:
    held = _held(override, today)
    return Question(
        title=f"复核通过“{definition.title}”的录入？",
        words=f"{_scope_name(override)}：{_change(definition, override, held)}。",
        verb="复核通过",
        back="",
        effects=[
            _compared(definition, override, held),
            f"自 {first_day(override, today)} 起采用。",
            _duties(definition),
            "通过以后不能改写；要停用，由录入人以外的人撤回。",
        ],
    )


def first_day(override: "Override", today: date) -> date:
    """A value never holds before it was checked."""
    return max(override.valid_from, today)


def _held(override: "Override", today: date) -> Value:
    """What the place goes by now."""
    estate = int(override.scope) if override.level == Level.ESTATE else None
    return reading.value(override.key, region_code=region_of(override), on=today, estate=estate)


def _scope_name(override: "Override") -> str:
    level = Level(override.level)
    name = place_names([(level, override.scope)]).get(override.scope, "")
    return name or f"{level.label}一层"


def _change(definition: Definition, override: "Override", held: Value) -> str:
    if override.silent:
        return f"记为“核过，未规定”；现在用的是 {_named(held)}"
    wanted = definition.wording(definition.read(override.value))
    return f"由现在用的 {_named(held)}改为 {wanted}"


def _named(held: Value) -> str:
    return f"{held.wording}（{held.level.label}）" if held.level else f"{held.wording} "


def _compared(definition: Definition, override: "Override", held: Value) -> str:
    if override.silent:
        return "这一层没有规定，沿用上层。"
    if not held.known:
        return "现在没有值，无从比较宽严。"
    found = bearing(definition, definition.read(override.value), held.value)
    if found == Bearing.LOOSER:
        allowed = f"；{ONLY_PROPOSED}" if held.is_proposal else ""
        return f"比现在用的宽（放宽）{allowed}。"
    if found == Bearing.STRICTER:
        return "比现在用的严（从严）。"
    return f"与现在用的比：{found.label}。"


def _duties(definition: Definition) -> str:
    begun = f"从“{definition.starts}”起算" if definition.starts else "开始"
    return f"只管该日以后{begun}的义务；已经开始的按当时的值，不追改。"
