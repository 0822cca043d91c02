"""收文台账."""

from datetime import datetime

from django.db.models import Q, QuerySet

from gongzhi.foundation.documents.access import visible_received
from gongzhi.foundation.documents.keeping import RECEIVED
from gongzhi.foundation.documents.models import ReceivedPaper
from gongzhi.foundation.documents.vocabulary import HANDLE_DUTY, ReceivedState
from gongzhi.foundation.duties.models import STANDING, Duty
from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.files.queries import files_of
from gongzhi.kernel.actor import Actor

PAGE = 20


def received(actor: Actor, *, state: str = "", words: str = "") -> QuerySet[ReceivedPaper]:
    """Newest first; words are looked for in the title and both numbers."""
    found = visible_received(actor)
    if state:
        found = found.filter(state=state)
    if words:
        found = found.filter(
            Q(title__icontains=words) | Q(their_number__icontains=words) | Q(text__icontains=words)
        )
    return found.order_by("-id")


def received_counts(actor: Actor) -> dict[str, int]:
    """How many wait and how many are closed."""
    rows = visible_received(actor).order_by().values_list("state", flat=True)
    return {state.value: rows.filter(state=state).count() for state in ReceivedState}


def paper_received(actor: Actor, number: int) -> tuple[ReceivedPaper, list[StoredFile]] | None:
    paper = visible_received(actor).filter(pk=number).first()
    return (paper, files_of(paper.ref, RECEIVED)) if paper else None


def due_of(papers: list[ReceivedPaper]) -> dict[int, datetime]:
    """Until when each that waits is to be handled; one query."""
    rows = Duty.objects.filter(
        ref_kind="received_paper",
        ref_id__in=[paper.pk for paper in papers],
        kind=HANDLE_DUTY,
        state__in=STANDING,
    )
    return dict(rows.values_list("ref_id", "due_at"))
