"""Answers of reporters, given by themselves or on the telephone."""

from django.http import HttpRequest
from django.utils.timezone import now

from gongzhi.cases.api.inputs import CallbackIn, Code, RatingIn
from gongzhi.cases.api.photos import photos_of
from gongzhi.cases.api.schemas import MovedOut
from gongzhi.cases.api.showing import moved_out
from gongzhi.cases.commands.rating import rate_case, record_callback
from gongzhi.cases.vocabulary import Power
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.rules.admission import SIGNED_IN, by_power
from gongzhi.foundation.access.rules.lending import NO_TOKEN
from gongzhi.foundation.apikit.routing import Router

router = Router(tags=["评价"])


@router.post(
    "/{code}/rating",
    entrance=SIGNED_IN,
    token=NO_TOKEN,
    response=MovedOut,
    summary="报事人评价",
)
def rating(request: HttpRequest, code: Code, told: RatingIn) -> MovedOut:
    actor = actor_of(request)
    case = rate_case(
        code,
        outcome=told.outcome,
        satisfaction=told.satisfaction,
        comment=told.comment,
        photos=photos_of(told.photos, actor),
        actor=actor,
        now=now(),
    )
    return moved_out(case)


@router.post(
    "/{code}/callback", entrance=by_power(Power.CALL_BACK), response=MovedOut, summary="电话回访"
)
def callback(request: HttpRequest, code: Code, told: CallbackIn) -> MovedOut:
    case = record_callback(
        code,
        reporter_id=told.reporter,
        outcome=told.outcome,
        satisfaction=told.satisfaction,
        comment=told.comment,
        actor=actor_of(request),
        now=now(),
    )
    return moved_out(case)
