from django.http import Http404, HttpRequest
from django.utils.timezone import now
from ninja import Status

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.rules.admission import STAFF, by_power
from gongzhi.foundation.access.rules.lending import by_token
from gongzhi.foundation.apikit.routing import Router
from gongzhi.foundation.rulebook import queries, reading
from gongzhi.foundation.rulebook.api.schemas import OverrideIn, OverrideOut, RemarkIn
from gongzhi.foundation.rulebook.commands import (
    confirm_override,
    propose_override,
    reject_override,
    withdraw_override,
)
from gongzhi.foundation.rulebook.rules.book import UnknownKey
from gongzhi.foundation.rulebook.vocabulary import Power

router = Router(tags=["规则库"])
PROPOSING, CONFIRMING = by_power(Power.PROPOSE), by_power(Power.CONFIRM)


@router.post(
    "/{key}/overrides", entrance=PROPOSING, response={201: OverrideOut}, summary="录入，送复核"
)
def overrides(request: HttpRequest, key: str, told: OverrideIn) -> Status[OverrideOut]:
    try:
        reading.definition(key)
    except UnknownKey as unknown:
        raise Http404 from unknown
    override = propose_override(key, told.proposal(), actor=actor_of(request), now=now())
    return Status(201, OverrideOut.of(override))


@router.post(
    "/{key}/overrides/{pk}/confirmation",
    entrance=CONFIRMING,
    response=OverrideOut,
    summary="复核通过",
)
def confirmation(request: HttpRequest, key: str, pk: int, told: RemarkIn) -> OverrideOut:
    known = _of(key, pk)
    override = confirm_override(known, actor=actor_of(request), now=now(), remark=told.remark)
    return OverrideOut.of(override)


@router.post(
    "/{key}/overrides/{pk}/rejection", entrance=CONFIRMING, response=OverrideOut, summary="退回"
)
def rejection(request: HttpRequest, key: str, pk: int, told: RemarkIn) -> OverrideOut:
    known = _of(key, pk)
    override = reject_override(known, actor=actor_of(request), now=now(), reason=told.remark)
    return OverrideOut.of(override)


@router.post(
    "/{key}/overrides/{pk}/withdrawal",
    entrance=STAFF,
    token=by_token(Power.PROPOSE, Power.CONFIRM),
    response=OverrideOut,
    summary="撤回",
)
def withdrawal(request: HttpRequest, key: str, pk: int, told: RemarkIn) -> OverrideOut:
    known = _of(key, pk)
    override = withdraw_override(known, actor=actor_of(request), now=now(), reason=told.remark)
    return OverrideOut.of(override)


def _of(key: str, pk: int) -> int:
    if queries.entry_of(key, pk) is None:
        raise Http404
    return pk
