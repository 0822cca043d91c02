"""Who am I to this API: the account, the post acted in, its powers."""

from typing import Any

from django.http import HttpRequest
from ninja import Schema

from gongzhi.foundation.access import powers
from gongzhi.foundation.access.current import Presence, presence_of
from gongzhi.foundation.access.rules.admission import SIGNED_IN
from gongzhi.foundation.access.rules.lending import ANY_TOKEN
from gongzhi.foundation.apikit.routing import Router

router = Router(tags=["身份"])


class PowerOut(Schema):
    code: str
    label: str


class PostOut(Schema):
    appointment: int | None
    label: str
    is_current: bool


class OwnOut(Schema):
    kind: str
    person: int | None
    appointment: int | None
    organisation: int | None
    territory: list[str]
    powers: list[PowerOut]
    posts: list[PostOut]


@router.get("/me", entrance=SIGNED_IN, token=ANY_TOKEN, response=OwnOut, summary="当前身份")
def me(request: HttpRequest) -> dict[str, Any]:
    there = presence_of(request)
    actor = there.actor
    return {
        "kind": there.account.kind if there.account else "",
        "person": actor.person,
        "appointment": actor.appointment,
        "organisation": actor.organisation,
        "territory": list(actor.territory),
        "powers": [PowerOut(code=p, label=powers.label(p)) for p in sorted(actor.powers)],
        "posts": _posts(there),
    }


def _posts(there: Presence) -> list[PostOut]:
    return [
        PostOut(appointment=each.appointment, label=each.label, is_current=each is there.chosen)
        for each in there.standings
    ]
