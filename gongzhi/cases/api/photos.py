"""Photos wait under a draft number until the act they belong to is sent."""

import secrets
from typing import TYPE_CHECKING, Annotated, Literal

from django.http import FileResponse, Http404, HttpRequest
from django.utils.timezone import now
from ninja import File, Form, Path, Status
from ninja.files import UploadedFile

from gongzhi.cases.api.reading import READING, works_on_cases
from gongzhi.cases.api.schemas import DraftOut
from gongzhi.cases.api.showing import photo_out
from gongzhi.cases.queries.drafts import draft_of
from gongzhi.cases.vocabulary import Power
from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.residents import resident_of
from gongzhi.foundation.access.rules.admission import SIGNED_IN
from gongzhi.foundation.access.rules.lending import by_token
from gongzhi.foundation.apikit.routing import Router
from gongzhi.foundation.files.commands.storing import store_all
from gongzhi.foundation.files.drafts import KIND
from gongzhi.foundation.files.handing import handed_out
from gongzhi.foundation.files.queries import file_of_token, files_of
from gongzhi.foundation.files.readers import may_read
from gongzhi.foundation.files.vocabulary import Variant
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted
from gongzhi.kernel.ref import Ref

if TYPE_CHECKING:
    from gongzhi.foundation.files.models import StoredFile

SENDING = by_token(Power.REGISTER, Power.HANDLE, Power.CHECK)
FETCHING = by_token(Power.SEE, Power.REGISTER, Power.HANDLE, Power.CHECK)
OF_A_CASE = frozenset({"case", "leg"})
PhotoToken = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,64}$", description="照片的 token")]
PICTURE = {
    "description": "内容，类型见 Content-Type",
    "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
}
router = Router(tags=["照片"])


@router.post(
    "",
    entrance=SIGNED_IN,
    token=SENDING,
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


@router.get(
    "/{token}/{variant}",
    entrance=SIGNED_IN,
    token=FETCHING,
    summary="一张照片或者附件",
    description="没有的、删去的、不能看的，回答一样。",
    openapi_extra={"responses": {200: PICTURE}},
)
def photo(request: HttpRequest, token: PhotoToken, variant: Variant) -> FileResponse:
    file = file_of_token(token)
    if file is None or not _is_shown(request, file):
        raise Http404
    return handed_out(file, variant)


def _is_shown(request: HttpRequest, file: "StoredFile") -> bool:
    """What waits in a draft to the account that sent it; a case's to whoever may read its words
    here: a program for reading, staff who work on cases, and everybody else as himself."""
    actor = actor_of(request)
    if file.owner_kind == KIND:
        return may_read(actor, file)
    reads_words = actor.channel != "api" or READING.allows(actor.powers)
    reader = actor if works_on_cases(actor) else resident_of(request)
    return file.owner_kind in OF_A_CASE and reads_words and may_read(reader, file)


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
