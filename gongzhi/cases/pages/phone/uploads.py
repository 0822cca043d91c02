"""Photos of a form: taken in one by one, so that a bad one costs none of the good ones."""

from datetime import datetime

from django.http import HttpRequest

from gongzhi.cases.pages.phone.shown.photos import shown_photo
from gongzhi.foundation.files.commands import discard_from, store_each
from gongzhi.foundation.files.queries import files_of
from gongzhi.foundation.web.values import Photo
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.ref import Ref

PURPOSE = "report"
TOGETHER = 20


def take_photos(request: HttpRequest, owner: Ref, *, actor: Actor, now: datetime) -> list[str]:
    """What was refused, in words. Asked to drop one, that is done first."""
    discard_from(owner, request.POST.get("drop", ""))
    uploads = request.FILES.getlist("photos")[:TOGETHER]
    return store_each(uploads, owner=owner, purpose=PURPOSE, actor=actor, now=now)


def kept_photos(owner: Ref) -> list[Photo]:
    return [shown_photo(file) for file in files_of(owner, PURPOSE)]
