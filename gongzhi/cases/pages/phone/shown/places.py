"""A place as the form's first card reads it, and the danger it may mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gongzhi.cases.queries.places import Place
from gongzhi.cases.rules.catalogue import Category

ICONS = {
    "lift": "lift",
    "fire_point": "alert",
    "gate": "gate",
    "charging": "plug",
    "car_park": "building",
}
EMERGENCY = re.compile(r"110|119|120")
LEAD = re.compile(r"^(?P<lead>.+?[？，])(?P<rest>.+)$")


@dataclass(frozen=True, kw_only=True)
class PlaceShown:
    key: str
    icon: str
    title: str
    note: str
    is_street: bool
    is_estate: bool


@dataclass(frozen=True, kw_only=True)
class Danger:
    """What to do first; `phone` is the emergency number to dial, empty where none is named."""

    lead: str
    rest: str = ""
    phone: str = ""


def place_shown(place: Place) -> PlaceShown:
    kind = place.spot.facility_kind if place.spot else ""
    return PlaceShown(
        key=place.key,
        icon=ICONS.get(kind, "pin"),
        title=place.name,
        note=_note(place),
        is_street=place.spot is None,
        is_estate=place.spot is not None and not place.is_scanned,
    )


def _note(place: Place) -> str:
    if place.is_scanned:
        return f"{place.wider_name}，扫码已定位" if place.wider_name else "扫码已定位"
    return f"{place.wider_name}，你选的" if place.wider_name else "小区还没找到，社区会核实"


def danger_of(place: Place | None, chosen: str, categories: Iterable[Category]) -> Danger | None:
    """The hint of the chosen category, else of the first that the scanned thing speaks for."""
    kind = place.spot.facility_kind if place and place.spot else ""
    hinting = [category for category in categories if category.hint]
    wanted = [c for c in hinting if c.code == chosen] or [
        c for c in hinting if kind in c.facility_kinds
    ]
    return danger(wanted[0].hint) if wanted else None


def danger(hint: str) -> Danger:
    phone = EMERGENCY.search(hint)
    parts = LEAD.match(hint)
    return Danger(
        lead=parts["lead"] if parts else hint,
        rest=parts["rest"] if parts else "",
        phone=phone.group() if phone else "",
    )
