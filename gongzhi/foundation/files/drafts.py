"""Drafts: a form not yet sent owns its files under a number only its sender holds.

The number is drawn at random (63 bits) and kept in the session, so that it survives a dropped
network and a form sent back with errors, with or without JavaScript. Signing in keeps what the
session held. To know a number is not to hold it: it stands in addresses, and those are passed on.
"""

import secrets

from django.http import HttpRequest

from gongzhi.foundation.files.models import StoredFile
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.ref import Ref

KIND = "draft"
_SESSION_KEY = "files.drafts"


def draft_for(request: HttpRequest, form: str) -> Ref:
    """The draft of one form of this session, begun at the first asking."""
    held = request.session.setdefault(_SESSION_KEY, {})
    if form not in held:
        held[form] = secrets.randbits(63)
        request.session.modified = True
    return Ref(KIND, held[form])


def resume_draft(request: HttpRequest, form: str, number: int) -> Ref:
    """One that the caller has found to be the visitor's: after signing in, on another page or
    another telephone."""
    held = request.session.setdefault(_SESSION_KEY, {})
    if held.get(form) != number:
        held[form] = number
        request.session.modified = True
    return Ref(KIND, number)


def holds_number(request: HttpRequest, number: int) -> bool:
    """Whether it was begun, or resumed, in this session."""
    return number in request.session.get(_SESSION_KEY, {}).values()


def close_draft(request: HttpRequest, form: str) -> None:
    """The form was sent; the next one of this name starts empty."""
    if request.session.get(_SESSION_KEY, {}).pop(form, None) is not None:
        request.session.modified = True


def holds_draft(request: HttpRequest, file: StoredFile) -> bool:
    return file.owner_kind == KIND and holds_number(request, file.owner_id)


def own_draft(actor: Actor, _owner_id: int, file: StoredFile) -> bool:
    """A signed-in person sees the files of their own drafts from any device."""
    return actor.account is not None and actor.account == file.account
