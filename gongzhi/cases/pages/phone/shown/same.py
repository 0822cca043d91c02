"""Open reports that may be the same matter: what of them this visitor may read.

Never their words, nor a title cut from them: the category, the place by its registered name, how
far it has come, the day, and how many met with it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from gongzhi.cases.access import stands_there
from gongzhi.cases.queries.alike import Alike, alike
from gongzhi.cases.queries.naming import kind_of, place_for_others
from gongzhi.cases.queries.places import Place
from gongzhi.cases.queries.progress import IN_WORDS
from gongzhi.cases.vocabulary import CaseState
from gongzhi.foundation.web.rules.moments import touch_moment
from gongzhi.kernel.actor import Actor
from gongzhi.territory.vocabulary import FacilityKind

SHOWN = 2


@dataclass(frozen=True, kw_only=True)
class SameShown:
    code: str
    title: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Same:
    """Before signing in, or from afar: how many there are and how far they have come
    (`count_only`), no word of theirs and no number. Whoever stands there reads `items`."""

    heading: str = ""
    count_only: str = ""
    items: list[SameShown] = field(default_factory=list)


def same_matters(
    place: Place | None,
    text: str,
    *,
    category: str,
    has_scanned: bool,
    actor: Actor,
    now: datetime,
) -> Same:
    """`has_scanned`: the code of this place was opened in this browser, not typed or passed on."""
    if place is None or place.spot is None:
        return Same()
    near = alike(place, text, category=category, now=now)
    if not near:
        return Same()
    scanned = place.spot if place.is_scanned and has_scanned else None
    kind = place.spot.facility_kind
    if not stands_there(actor, place.spot.estate, scanned):
        return Same(heading=_heading(near, kind), count_only=_counted(near, actor))
    shown = near[:SHOWN]
    return Same(heading=_heading(shown, kind), items=[_shown(one, now) for one in shown])


def _heading(near: list[Alike], kind: str) -> str:
    if near[0].is_same_thing and kind:
        return f"这处{FacilityKind(kind).label}已有 {len(near)} 件在办"
    return f"附近已有 {len(near)} 件像是同一件"


def _counted(near: Iterable[Alike], actor: Actor) -> str:
    states = Counter(CaseState(one.case.state) for one in near)
    said = "，".join(f"{IN_WORDS[one]} {states[one]} 件" for one in CaseState if states[one])
    if actor.person is None:
        return f"{said}。接着写就行；提交时登录后，能看到是不是同一件"
    return f"{said}。扫现场的码，或在“我的”里核验这个小区的房屋，能看到是不是同一件"


def _shown(one: Alike, now: datetime) -> SameShown:
    case = one.case
    met = f"，{case.reporter_count} 人遇到" if case.reporter_count > 1 else ""
    return SameShown(
        code=case.code,
        title=f"{kind_of(case)}，{touch_moment(case.reported_at, now)} 报",
        note=f"{place_for_others(case)}，{IN_WORDS[CaseState(case.state)]}{met}",
    )
