"""纠错: those that wait in a territory, one of them, and a resident's own."""

from collections.abc import Iterable

from django.db.models import QuerySet

from gongzhi.foundation.access.territory import within_reach
from gongzhi.foundation.links import Link
from gongzhi.kernel.actor import Actor
from gongzhi.parties.models import Correction, Residency
from gongzhi.parties.queries.residency import place_name
from gongzhi.parties.vocabulary import CorrectionState, CorrectionSubject, StayState


def corrections_for(actor: Actor, *, state: str = "") -> QuerySet[Correction]:
    """Those of the actor's territory; what waits longest first."""
    within = within_reach(actor, estate="residency__estate")
    found = _placed().filter(within)
    return (found.filter(state=state) if state else found).order_by("asked_at", "pk")


def correction_for(actor: Actor, number: int) -> Correction | None:
    return corrections_for(actor).filter(pk=number).first()


def waiting_corrections(actor: Actor) -> int:
    return corrections_for(actor, state=CorrectionState.ASKED).count()


def own_corrections(person: int, residency: int) -> list[Correction]:
    """What one has asked of one's own home, newest first."""
    rows = Correction.objects.filter(residency=residency, residency__person=person)
    return list(rows.order_by("-asked_at", "-pk"))


def own_home(person: int, number: int) -> Residency | None:
    """One's own verified home."""
    homes = Residency.objects.select_related("estate", "premises__building", "premises__entrance")
    return homes.filter(pk=number, person=person, state=StayState.VERIFIED).first()


def correction_links(ids: Iterable[int]) -> dict[int, Link]:
    rows = _placed().filter(pk__in=list(ids))
    return {
        row.pk: Link(
            f"{place_name(row.residency)} {CorrectionSubject(row.subject).label}",
            f"/desk/corrections/{row.pk}",
        )
        for row in rows
    }


def _placed() -> QuerySet[Correction]:
    return Correction.objects.select_related(
        "residency__person",
        "residency__estate",
        "residency__premises__building",
        "residency__premises__entrance",
    )
