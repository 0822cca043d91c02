"""What each purpose of files allows: named by contexts, measured by the rulebook and settings."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.conf import settings

from gongzhi.foundation.files.rules.limits import MEGABYTE, Limits
from gongzhi.foundation.files.vocabulary import PICTURES
from gongzhi.foundation.rulebook.reading import value
from gongzhi.kernel.calendar import Span, Unit

_allowances: dict[str, Limits] = {}
_UNCLAIMED = timedelta(hours=24)


@dataclass(frozen=True)
class Place:
    """Where and when the rulebook is asked."""

    region_code: str
    on: date

    def number(self, key: str, otherwise: int) -> int:
        told = value(key, region_code=self.region_code, on=self.on).value
        return told if isinstance(told, int) else otherwise


def allow(purpose: str, limits: Limits) -> None:
    """Sizes left at 0 are the rulebook's."""
    _allowances[purpose] = limits


def limits_for(purpose: str, place: Place) -> Limits:
    return _measured(_allowed(purpose), place)


def most_files(purpose: str) -> int:
    return _allowed(purpose).count


def unclaimed_after(on: date) -> timedelta:
    """How long a file waits for its form to be sent."""
    told = value("files.unattached.kept", on=on).value
    if isinstance(told, Span) and told.unit is Unit.HOURS:
        return timedelta(hours=told.amount)
    return _UNCLAIMED


def _allowed(purpose: str) -> Limits:
    """Settings GONGZHI_FILES = {"": {...}, "report": {...}} override field by field."""
    told = getattr(settings, "GONGZHI_FILES", {})
    limits = _allowances.get(purpose, Limits())
    return replace(limits, **{**told.get("", {}), **told.get(purpose, {})})


def _measured(limits: Limits, place: Place) -> Limits:
    key = "files.photo.megabytes" if limits.kinds <= PICTURES else "files.document.megabytes"
    return replace(
        limits,
        bytes_each=limits.bytes_each or place.number(key, 20) * MEGABYTE,
        long_edge=limits.long_edge or place.number("files.photo.pixels", 2560),
        thumbnail=limits.thumbnail or place.number("files.thumbnail.pixels", 480),
    )
