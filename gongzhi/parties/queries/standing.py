"""What an account may act as: the person's posts, or himself as a resident."""

from datetime import date

from django.db.models import Exists, OuterRef

from gongzhi.foundation.access.current import Standing
from gongzhi.foundation.database.compiled import Compiled
from gongzhi.parties.models import Appointment, Person
from gongzhi.parties.queries import (
    appointments_of,
    in_force,
    serviced_estates,
)
from gongzhi.parties.rules.appointment import BY_ESTATES
from gongzhi.parties.rules.posts import face_of, powers_of
from gongzhi.parties.vocabulary import StayState
from gongzhi.territory.queries import region_names


def standings(account: int, today: date) -> list[Standing]:
    rows = HIMSELF.rows(today, account)
    if not rows:
        return []
    person, name, in_post = rows[0][:3]
    if not in_post:
        estates = frozenset(estate for *_, estate, state in rows if state == StayState.VERIFIED)
        return [Standing(person=person, estates=estates)]
    posts = list(appointments_of(person, today))
    names = region_names(post.region_code for post in posts)
    return [_in_post(person, name, post, names, today) for post in posts]


HIMSELF = Compiled(
    lambda day, account: Person.objects.filter(account_id=account).values_list(
        "pk",
        "name",
        Exists(Appointment.objects.filter(in_force(day), person=OuterRef("pk"))),
        "residencies__estate_id",
        "residencies__state",
    )
)


def _in_post(
    person: int, name: str, post: Appointment, names: dict[str, tuple[str, str]], today: date
) -> Standing:
    place, wider = names.get(post.region_code, ("", ""))
    return Standing(
        person=person,
        person_name=name,
        appointment=post.pk,
        organisation=post.organisation_id,
        label=f"{post.organisation.short_name} {post.title}",
        powers=powers_of(post.post),
        face=face_of(post.post),
        territory=(post.region_code,) if post.region_code else (),
        estates=_estates(post, today),
        lines=frozenset(post.lines),
        place=place or post.organisation.short_name,
        wider_place=wider,
        note=f"至 {post.until_on:%Y-%m-%d}" if post.until_on else "",
    )


def _estates(post: Appointment, today: date) -> frozenset[int]:
    """Those named in the appointment; for a company with none named, all it keeps."""
    named = frozenset(estate.pk for estate in post.estates.all())
    if named or post.organisation.kind not in BY_ESTATES:
        return named
    if post.organisation.estate_id:
        return frozenset({post.organisation.estate_id})
    return serviced_estates(post.organisation_id, today)
