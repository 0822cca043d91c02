"""Whose a draft is: of the session that began it, and from signing in on of the person."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from gongzhi.cases.commands.draft import photos_of_draft
from gongzhi.cases.queries.drafts import draft_of
from gongzhi.foundation.access.residents import resident_of
from gongzhi.foundation.files.drafts import holds_number
from gongzhi.foundation.files.queries import files_of

if TYPE_CHECKING:
    from gongzhi.cases.models import ReportDraft


def held_draft(request: HttpRequest, number: str) -> "ReportDraft | None":
    """None where there is none, or it is another's: both look alike."""
    kept = draft_of(number)
    return kept if kept is not None and _holds(request, kept) else None


def may_go_on(request: HttpRequest, number: int) -> bool:
    """Whether a form may be sent under this number: held here, one's own, or nobody's yet."""
    if holds_number(request, number):
        return True
    kept = draft_of(str(number))
    return _holds(request, kept) if kept else not files_of(photos_of_draft(str(number)))


def _holds(request: HttpRequest, kept: "ReportDraft") -> bool:
    if kept.person_id is not None:
        return kept.person_id == resident_of(request).person
    return holds_number(request, int(kept.token))
