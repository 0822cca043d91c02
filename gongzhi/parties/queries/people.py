"""人员: who holds a post in the territory, and one person with what is known of him there."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongzhi.foundation.access.territory import within_reach
from gongzhi.foundation.privacy.fields import found_by
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.identifiers import id_card
from gongzhi.kernel.identifiers import phone as phones
from gongzhi.parties.access import may_keep_person
from gongzhi.parties.models import Appointment, Ownership, Person, Residency
from gongzhi.parties.queries import in_force
from gongzhi.parties.queries.ownership import owning


def people_in_post(actor: Actor, day: date) -> QuerySet[Person]:
    """Names are sealed, so the order is that of registration."""
    within = within_reach(actor, region="organisation__region_code", estate="organisation__estate")
    held = Appointment.objects.filter(within, in_force(day), person=OuterRef("pk"))
    return Person.objects.filter(Exists(held)).order_by("-pk")


def people_numbered(actor: Actor, words: str) -> list[Person]:
    """By a whole phone or identity number: sealed data is found by nothing less. Whoever is of no
    territory of the actor's is not there."""
    number = words.strip()
    if phones.is_valid(number):
        known = found_by(Person, "phone_index", phones.normalised(number))
    elif id_card.is_valid(number):
        known = found_by(Person, "id_number_index", id_card.normalised(number))
    else:
        return []
    return [each for each in Person.objects.filter(known) if may_keep_person(actor, each.pk)]


def person_for(actor: Actor, number: int) -> Person | None:
    found = Person.objects.filter(pk=number).first()
    return found if found and may_keep_person(actor, number) else None


def owned_by(actor: Actor, person: int, day: date) -> list[Ownership]:
    """Those homes of his that lie in the actor's territory."""
    within = within_reach(actor, estate="premises__estate")
    rows = Ownership.objects.filter(within, owning(day), person=person)
    places = rows.select_related("premises__estate", "premises__building", "premises__entrance")
    return list(places.order_by("premises__estate__sort_key", "premises__sort_key"))


def homes_of(actor: Actor, person: int) -> list[Residency]:
    within = within_reach(actor, region="estate__region_code", estate="estate")
    rows = Residency.objects.filter(within, Q(person=person))
    return list(rows.select_related("estate", "premises__building", "premises__entrance"))
