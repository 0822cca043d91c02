"""How much and how often: the rulebook's figures for reports and answers."""

from dataclasses import dataclass
from datetime import date, timedelta

from gongzhi.cases.rules import reporting as usual
from gongzhi.foundation.rulebook.reading import value
from gongzhi.kernel.calendar import Span, Unit


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Text and photos of a report, reports of a person a day, words of a body's answer."""

    text: int
    photos: int
    daily: int
    reply: int


def limits_at(region_code: str, on: date) -> Limits:
    return Limits(
        text=_number("cases.text.most", region_code, on, usual.MAX_TEXT),
        photos=_number("cases.photos.most", region_code, on, usual.MAX_PHOTOS),
        daily=_number("cases.daily.most", region_code, on, usual.MAX_DAILY),
        reply=_number("cases.reply.least", region_code, on, usual.MIN_REPLY),
    )


def draft_kept(region_code: str, on: date) -> timedelta:
    """How long the reporter's own phone keeps what he has not sent."""
    return _days("cases.draft.kept", region_code, on, usual.DRAFT_DAYS)


def alike_within(region_code: str, on: date) -> timedelta:
    """How far back a report is held against others."""
    return _days("cases.duplicate.within", region_code, on, usual.ALIKE_DAYS)


def _number(key: str, region_code: str, on: date, otherwise: int) -> int:
    told = value(key, region_code=region_code, on=on).value
    return told if isinstance(told, int) else otherwise


def _days(key: str, region_code: str, on: date, otherwise: int) -> timedelta:
    told = value(key, region_code=region_code, on=on).value
    plain = isinstance(told, Span) and told.unit is Unit.NATURAL_DAYS
    return timedelta(days=told.amount if plain else otherwise)
