"""Beneath the text box: categories with why, similar open reports; in the foot bar the promise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from gongzhi.cases.pages.calendars import spans_warning
from gongzhi.cases.pages.phone.shown.places import Danger, danger_of
from gongzhi.cases.pages.phone.shown.same import Same, same_matters
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.places import Place
from gongzhi.cases.rules.catalogue import Category
from gongzhi.cases.rules.suggesting import Suggestion, suggest
from gongzhi.foundation.rulebook.reading import value
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.territory.vocabulary import FacilityKind

OTHER = "other"
FIRST = 4


@dataclass(frozen=True, kw_only=True)
class Option:
    code: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class Offered:
    """`suggested` is what we would choose ourselves; it goes with the form, so that a later
    suggestion never takes away what the reporter chose."""

    first: list[Option]
    more: list[Option]
    suggested: str
    why: str
    danger: Danger | None
    same: Same
    promise: str


def offered(
    place: Place | None,
    text: str,
    *,
    chosen: str,
    suggested: str,
    has_scanned: bool,
    actor: Actor,
    now: datetime,
) -> Offered:
    known = catalogue().categories
    kind, found = _kind(place), _suggestions(place, text, known)
    ours = found[0].category if found else ""
    by_hand = chosen in known and chosen != suggested
    choice = chosen if by_hand else ours
    return Offered(
        first=[_option(known[code], choice) for code in _first(found, choice, known)],
        more=[_option(known[code], choice) for code in _more(found, choice, known)],
        suggested=ours,
        why=_why(found, kind, known, choice if by_hand else ""),
        danger=danger_of(place, choice, known.values()),
        same=same_matters(
            place, text, category=choice, has_scanned=has_scanned, actor=actor, now=now
        ),
        promise=promise(place, known.get(choice), now),
    )


def suggested_category(place: Place | None, text: str) -> str:
    """What we would choose ourselves; "" where nothing speaks for any."""
    found = _suggestions(place, text, catalogue().categories)
    return found[0].category if found else ""


def _suggestions(place: Place | None, text: str, known: Mapping[str, Category]) -> list[Suggestion]:
    return suggest(text, facility_kind=_kind(place), categories=known.values())


def _kind(place: Place | None) -> str:
    return place.spot.facility_kind if place and place.spot else ""


def promise(place: Place | None, category: Category | None, now: datetime) -> str:
    """What the community owes after the button; silent about what nobody has set."""
    region = place.region_code if place else ""
    accepting = value("cases.acceptance.span", region_code=region, on=local_day(now))
    spans = [accepting.span] if accepting.known else []
    said = [f"社区 {accepting.wording}内受理"] if accepting.known else []
    if category is not None:
        span = catalogue().span(category.code, region)
        spans.append(span)
        said.append(f"{category.name} {span.wording}内办结")
    warning = spans_warning(spans, now, region_code=region)
    return "。".join(filter(None, ["，".join(said), warning]))


def _first(found: list[Suggestion], choice: str, known: Mapping[str, Category]) -> list[str]:
    codes = [suggestion.category for suggestion in found]
    if choice and choice not in codes:
        codes.insert(0, choice)
    if not codes:
        return []
    return [
        *[code for code in codes[:FIRST] if code != OTHER],
        *([OTHER] if OTHER in known else []),
    ]


def _more(found: list[Suggestion], choice: str, known: Mapping[str, Category]) -> list[str]:
    shown = set(_first(found, choice, known))
    return [code for code in known if code not in shown]


def _option(category: Category, choice: str) -> Option:
    return Option(code=category.code, name=category.name, is_chosen=category.code == choice)


def _why(found: list[Suggestion], kind: str, known: Mapping[str, Category], by_hand: str) -> str:
    if by_hand:
        return f"你选了“{known[by_hand].name}”，就按这一类安排。"
    if not found:
        return "先写几个字，会帮你选好；不选也行，社区会看。"
    best = found[0]
    scanned = f"你扫的是{FacilityKind(kind).label}码" if best.by_facility and kind else ""
    said = "和".join(f"“{word}”" for word in best.words[:2])
    because = "，".join(filter(None, [scanned, said and f"{'又' if scanned else '你'}写了{said}"]))
    return f"{because}，所以选了“{known[best.category].name}”。不对就换。"
