"""Serve a file to whoever may read it; take a photo in before its form is sent."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_anyone
from gongzhi.foundation.files.commands import discard_draft, store
from gongzhi.foundation.files.drafts import draft_for, holds_draft
from gongzhi.foundation.files.handing import handed_out
from gongzhi.foundation.files.queries import file_of_token
from gongzhi.foundation.files.readers import may_read
from gongzhi.foundation.files.vocabulary import Variant
from gongzhi.kernel.errors import RuleBroken


@open_to_anyone
@require_safe
def content(request: HttpRequest, token: str, variant: str) -> HttpResponse | FileResponse:
    """Unknown, removed and forbidden are answered alike: nothing is told to those who guess."""
    file = file_of_token(token)
    if file is None or not (holds_draft(request, file) or may_read(actor_of(request), file)):
        raise Http404
    return handed_out(file, Variant(variant))


@open_to_anyone
@require_POST
def draft_files(request: HttpRequest, form: str, purpose: str) -> JsonResponse:
    """One file sent ahead: answers with its token and thumbnail, or why it was refused."""
    upload = request.FILES.get("file")
    if upload is None:
        return JsonResponse({"message": "没有收到文件，重选一次", "field": "file"}, status=422)
    draft = draft_for(request, f"{form}:{purpose}")
    try:
        file = store(
            upload, owner=draft, purpose=purpose, actor=actor_of(request), now=timezone.now()
        )
    except RuleBroken as broken:
        return JsonResponse({"message": broken.message, "field": broken.field}, status=422)
    shown = {"token": file.token, "thumbnail": file.thumbnail_url, "name": file.name}
    return JsonResponse(shown, status=201)


@open_to_anyone
@require_POST
def draft_file_removal(request: HttpRequest, token: str) -> JsonResponse:
    """Take one out of a form not yet sent."""
    file = file_of_token(token)
    if file is None or not holds_draft(request, file) or not discard_draft(file):
        raise Http404
    return JsonResponse({"removed": token})
