"""Reporting, and what a reporter adds to a case. One address has one router: the list's."""

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.timezone import now
from ninja import Status

from gongzhi.cases.api.inputs import Code, ReportIn, SupplementIn, SupportIn
from gongzhi.cases.api.photos import photos_of
from gongzhi.cases.api.reading import router
from gongzhi.cases.api.schemas import MovedOut
from gongzhi.cases.api.showing import moved_out
from gongzhi.cases.commands.draft import Typed, hand_in
from gongzhi.cases.commands.registration import Entry, register_case
from gongzhi.cases.commands.report import join_case, supplement_case, urge_case
from gongzhi.cases.queries.case import handed_in
from gongzhi.cases.vocabulary import Power
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.rules.admission import SIGNED_IN
from gongzhi.foundation.access.rules.lending import NO_TOKEN, by_token
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.queries import estate_of_code

if TYPE_CHECKING:
    from gongzhi.cases.models import Case

__all__ = ["router"]


@router.post(
    "",
    entrance=SIGNED_IN,
    token=by_token(Power.REGISTER),
    response={201: MovedOut},
    summary="报事；工作人员为代录",
)
def cases(request: HttpRequest, told: ReportIn) -> Status[MovedOut]:
    """A resident reports for himself, and the same sent twice with its draft number is one case;
    whoever is in post registers for somebody else."""
    actor, moment = actor_of(request), now()
    if actor.appointment is not None:
        return Status(201, moved_out(_registered(told, actor, moment)))
    return Status(201, moved_out(handed_in(actor, _handed_in(told, actor, moment))))


@router.post(
    "/{code}/supplement",
    entrance=SIGNED_IN,
    token=NO_TOKEN,
    response=MovedOut,
    summary="报事人补充",
)
def supplement(request: HttpRequest, code: Code, told: SupplementIn) -> MovedOut:
    actor = actor_of(request)
    photos = photos_of(told.photos, actor)
    return moved_out(supplement_case(code, told.text, photos=photos, actor=actor, now=now()))


@router.post(
    "/{code}/urging",
    entrance=SIGNED_IN,
    token=NO_TOKEN,
    response=MovedOut,
    summary="报事人催办",
)
def urging(request: HttpRequest, code: Code) -> MovedOut:
    return moved_out(urge_case(code, actor=actor_of(request), now=now()))


@router.post(
    "/{code}/support",
    entrance=SIGNED_IN,
    token=NO_TOKEN,
    response=MovedOut,
    summary="我也遇到",
)
def support(request: HttpRequest, code: Code, told: SupportIn) -> MovedOut:
    actor = actor_of(request)
    shielded, place = told.is_shielded, told.place
    joined = join_case(code, is_shielded=shielded, place=place, actor=actor, now=now())
    return moved_out(joined)


def _handed_in(told: ReportIn, actor: Actor, moment: datetime) -> str:
    photos_of(told.photos, actor)
    token = told.photos or str(secrets.randbelow(10**18))
    typed = Typed(
        place=told.place,
        place_text=told.place_text,
        category=told.category,
        text=told.text,
        is_shielded=told.is_shielded,
    )
    return hand_in(token, typed, actor=actor, now=moment).code


def _registered(told: ReportIn, actor: Actor, moment: datetime) -> "Case":
    """Whoever may not learns that first, before what is wrong with his place."""
    may = actor.holds(Power.REGISTER)
    entry = Entry(
        text=told.text,
        estate=_estate(told.place) if may else "",
        place_text=told.place_text,
        category=told.category,
        source=told.source,
        phone=told.phone,
        name=told.name,
        is_shielded=told.is_shielded,
        photos=photos_of(told.photos, actor) if may else None,
    )
    return register_case(entry, actor=actor, now=moment)


def _estate(code: str) -> str:
    if not code:
        return ""
    found = estate_of_code(code)
    if found is None:
        raise RuleBroken("没有这个小区编号；编号见 GET /estates，不清楚就留空", field="place")
    return str(found.pk)
