"""Claims to premises, the register they are held against, and how they are named."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongzhi.facts.parties import ResidencyRefused
from gongzhi.foundation.access.territory import within_reach
from gongzhi.foundation.journal.reading import newest_words
from gongzhi.foundation.links import Link
from gongzhi.foundation.privacy.masks import mask_phone
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.ref import Ref
from gongzhi.parties.models import Ownership, Person, Residency
from gongzhi.parties.queries.ownership import owning
from gongzhi.parties.rules.residency import Claim, Comparison, RegisteredOwner, comparison
from gongzhi.parties.vocabulary import StayKind, StayState


def registered_owners(premises: int, day: date) -> list[RegisteredOwner]:
    """Every co-owner: each of them may claim the home."""
    rows = Ownership.objects.filter(owning(day), premises_id=premises, person__isnull=False)
    return [
        RegisteredOwner(
            person=row.person.pk, name=row.person.name, has_phone=bool(row.person.phone)
        )
        for row in rows.select_related("person")
        if row.person
    ]


def compared(residency: Residency, day: date) -> Comparison:
    """A waiting claim beside the register as it is that day."""
    claim = Claim(person=residency.person_id, name=residency.name, kind=StayKind(residency.kind))
    premises = residency.premises_id
    if premises is None:
        return comparison(claim, [])
    return compared_at(premises, claim, day)


def compared_at(premises: int, claim: Claim, day: date) -> Comparison:
    """A claim beside the register of one home."""
    owners = registered_owners(premises, day)
    of_a_body = not owners and _is_of_a_body(premises, day)
    return comparison(claim, owners, of_a_body=of_a_body)


def _is_of_a_body(premises: int, day: date) -> bool:
    rows = Ownership.objects.filter(owning(day), premises=premises, organisation__isnull=False)
    return rows.exists()


def residency_for(actor: Actor, number: int) -> Residency:
    """Residency.DoesNotExist where there is none in the actor's territory."""
    within = within_reach(actor, region="estate__region_code", estate="estate")
    return _placed().filter(within).get(pk=number)


def residency_of(number: int) -> Residency:
    """For the system itself, whoever asks."""
    return _placed().get(pk=number)


def _placed() -> QuerySet[Residency]:
    return Residency.objects.select_related(
        "person", "estate__region", "premises__building", "premises__entrance"
    )


def place_name(residency: Residency) -> str:
    """“洲际·亚洲湾 3 栋 2 单元 1204”"""
    premises = residency.premises
    if premises is None:
        return residency.estate.name
    entrance = premises.entrance.name if premises.entrance else ""
    parts = (residency.estate.name, premises.building.name, entrance, premises.name)
    return " ".join(part for part in parts if part)


def door_name(residency: Residency) -> str:
    """The same without the estate."""
    return place_name(residency).removeprefix(residency.estate.name).strip()


def phone_shown(person: Person) -> str:
    return mask_phone(person.phone) if person.phone else "没有"


def own_claim(person: int, number: int) -> Residency | None:
    """One's own, where it still waits."""
    return _placed().filter(pk=number, person=person, state=StayState.CLAIMED).first()


def name_claimed(person: int) -> str:
    """As typed with the newest claim that still waits; "" where none does."""
    waiting = Residency.objects.filter(person=person, state=StayState.CLAIMED)
    newest = waiting.order_by("-claimed_at").first()
    return newest.name if newest else ""


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A claim that was not taken, and why, as its claimant was told."""

    claim: Residency
    reason: str


def refused_claims(person: int) -> list[Refused]:
    """One's own, until claimed again; the newest first."""
    claims = list(_placed().filter(person=person, state=StayState.REFUSED).order_by("-decided_at"))
    refs = {claim.pk: Ref("residency", claim.pk) for claim in claims}
    said = newest_words(refs.values(), ResidencyRefused.kind()) if claims else {}
    return [
        Refused(claim=claim, reason=said.get(refs[claim.pk], {}).get("reason", ""))
        for claim in claims
    ]


def own_residency_addresses(person: int, ids: Iterable[int]) -> dict[int, str]:
    """One's homes stand on the page of one's own things."""
    rows = Residency.objects.filter(pk__in=list(ids), person=person)
    return dict.fromkeys(rows.values_list("pk", flat=True), "/m/me")


def residency_links(ids: Iterable[int]) -> dict[int, Link]:
    rows = Residency.objects.filter(pk__in=list(ids)).select_related(
        "estate", "premises__building", "premises__entrance"
    )
    return {
        row.pk: Link(place_name(row), f"/desk/residencies/{row.pk}", number=f"住户登记 #{row.pk}")
        for row in rows
    }
