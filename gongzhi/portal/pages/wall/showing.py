"""Parts of a wall that regions and estates share, as plain values that can be kept."""

from datetime import datetime
from typing import Any

from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.clocks import remaining_of
from gongzhi.cases.queries.picture import Picture
from gongzhi.cases.vocabulary import ICON_OF_STATE, CaseState
from gongzhi.foundation.duties.arrangements import Telling
from gongzhi.foundation.web.rules.moments import desk_clock
from gongzhi.kernel.calendar import local_day
from gongzhi.portal.pages.rates import ROUNDING, month_name, rates

MOST_CATEGORIES = 8
FROM_HOT = 4
"""Steps of response time from which a bar is red: over 24 hours, and not yet at all."""
COMMON_PARTS = "公共区域"
Shown = dict[str, Any]


def common(seen: Picture, now: datetime, *, within: bool = False) -> Shown:
    """`within` an estate places are buildings; elsewhere they are estates."""
    placed, telling = _spot if within else _place, Telling(now)
    names = {each.code: each.name for each in catalogue().categories.values()}
    return {
        "now": now,
        "month": month_name(seen.months.month),
        "received": seen.months.received,
        "rates": rates(seen.months),
        "rounding": ROUNDING,
        "trend": _trend(seen),
        "categories": _categories(seen, names),
        "strip": _strip(seen),
        "late": [_late(case, placed(case), names, telling) for case in seen.longest],
        "overdue": seen.today.overdue,
        "hours": _hours(seen),
        "answered": sum(number for _, number in seen.months.answered_after[:-1]),
        "live": [_live(case, placed(case), names, now) for case in seen.latest],
    }


def _trend(seen: Picture) -> Shown:
    return {
        "days": [f"{day.on:%m-%d}" for day in seen.days],
        "received": [day.received for day in seen.days],
        "closed": [day.checked for day in seen.days],
        "overdue": seen.overdue,
    }


def _categories(seen: Picture, names: dict[str, str]) -> Shown:
    """The commonest by name, everything else together as the last."""
    totals: dict[str, list[int]] = {}
    for part in seen.standing:
        total = totals.setdefault(names.get(part.category, "未分类"), [0, 0])
        total[0] += part.open
        total[1] += part.overdue
    ranked = sorted(totals.items(), key=lambda one: (-one[1][0], one[0]))
    first, rest = ranked[:MOST_CATEGORIES], ranked[MOST_CATEGORIES:]
    rows = [{"name": name, "open": n, "late": late} for name, (n, late) in first]
    if rest:
        open_, late = (sum(total[at] for _, total in rest) for at in (0, 1))
        rows.append({"name": f"其余 {len(rest)} 类", "open": open_, "late": late})
    return {"rows": rows}


def _strip(seen: Picture) -> list[Shown]:
    today = seen.today
    return [
        {"label": "今日受理", "value": today.received},
        {"label": "待受理派单", "value": today.pending},
        {"label": "在办", "value": today.open},
        {"label": "今日到期", "value": today.due_today},
        {"label": "到期未办结", "value": today.overdue, "hot": bool(today.overdue)},
        {"label": "至今未响应", "value": today.unanswered, "hot": bool(today.unanswered)},
        {"label": "待核查", "value": today.awaiting_check},
        {"label": "今日归档", "value": today.archived},
    ]


def _late(case: Any, place: str, names: dict[str, str], telling: Telling) -> Shown:  # noqa: ANN401
    left = remaining_of(case, telling)
    return {
        "what": f"{place} {names.get(case.category, '未分类')}",
        "who": case.lead.short_name if case.lead else "还没有派单",
        "over": left.words if left else "",
    }


def _hours(seen: Picture) -> list[Shown]:
    most = max((number for _, number in seen.months.answered_after), default=0) or 1
    return [
        {"label": label, "number": number, "most": most, "hot": at >= FROM_HOT and number > 0}
        for at, (label, number) in enumerate(seen.months.answered_after)
    ]


def _live(case: Any, place: str, names: dict[str, str], now: datetime) -> Shown:  # noqa: ANN401
    state = CaseState(case.state)
    same_day = local_day(case.updated_at) == local_day(now)
    return {
        "at": desk_clock(case.updated_at) if same_day else f"{local_day(case.updated_at):%m-%d}",
        "place": place,
        "category": names.get(case.category, "未分类"),
        "icon": ICON_OF_STATE[state],
        "state": state.label,
    }


def _place(case: Any) -> str:  # noqa: ANN401  a case
    """An estate's name and nothing else: words about a place may be a reporter's own, also where
    staff took them over."""
    return str(case.estate.name) if case.estate else "未定到小区"


def _spot(case: Any) -> str:  # noqa: ANN401  a case
    return case.building.name if case.building else COMMON_PARTS
