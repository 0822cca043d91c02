"""Photos wait under a draft number until the act they belong to is sent."""

import secrets
from typing import Annotated, Literal

from django.http import HttpRequest
from django.utils.timezone import now
from ninja import File, Form, Status
from ninja.files import UploadedFile

from gongzhi.cases.api.schemas import DraftOut
from gongzhi.cases.api.showing import photo_out
from gongzhi.cases.queries.drafts import draft_of
from gongzhi.cases.vocabulary import Power
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.rules.admission import SIGNED_IN
from gongzhi.foundation.access.rules.lending import by_token
from gongzhi.foundation.apikit.routing import Router
from gongzhi.foundation.files.commands.storing import store_all
from gongzhi.foundation.files.drafts import KIND
from gongzhi.foundation.files.queries import files_of
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted
from gongzhi.kernel.ref import Ref

router = Router(tags=["照片"])


@router.post(
    "",
    entrance=SIGNED_IN,
    token=by_token(Power.REGISTER, Power.HANDLE, Power.CHECK),
    response={201: DraftOut},
    summary="传照片，得到草稿号",
)
def photos(
    request: HttpRequest,
    files: File[list[UploadedFile]],
    purpose: Annotated[Literal["report", "before", "after"], Form()] = "report",
    draft: Annotated[str, Form(pattern=r"^\d{0,18}$", description="已有的草稿号；新的留空")] = "",
) -> Status[DraftOut]:
    number, actor = draft or str(secrets.randbelow(10**18)), actor_of(request)
    owner = held(number, actor)
    store_all(files, owner=owner, purpose=purpose, actor=actor, now=now())
    shown = [photo_out(file) for file in files_of(owner)]
    return Status(201, DraftOut(draft=number, photos=shown))


def photos_of(draft: str, actor: Actor) -> Ref | None:
    return held(draft, actor) if draft else None


def held(draft: str, actor: Actor) -> Ref:
    """To know a number is not to hold it: what waits under it was sent by the same account, and a
    report begun on a page and not yet anybody's is its session's."""
    owner, kept = Ref(KIND, int(draft)), draft_of(draft)
    is_anothers = kept is not None and kept.person_id != actor.person
    if is_anothers or any(file.account != actor.account for file in files_of(owner)):
        raise NotPermitted("这个草稿号不是你的，重新传照片")
    return owner
