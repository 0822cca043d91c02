"""What an account may act as: the person's posts, or himself as a resident."""

from datetime import date

from gongzhi.foundation.access.current import Standing
from gongzhi.parties.models import Appointment, Person
from gongzhi.parties.queries import (
    appointments_of,
    person_of_account,
    serviced_estates,
    verified_estates,
)
from gongzhi.parties.rules.posts import face_of, powers_of
from gongzhi.parties.vocabulary import OrganisationKind
from gongzhi.territory.queries import region_names

OF_ESTATES = {OrganisationKind.PROPERTY_COMPANY, OrganisationKind.OWNERS_COMMITTEE}


def standings(account: int, today: date) -> list[Standing]:
    person = person_of_account(account)
    if person is None:
        return []
    posts = list(appointments_of(person.pk, today))
    if not posts:
        return [Standing(person=person.pk, estates=verified_estates(person.pk))]
    names = region_names(post.region_code for post in posts)
    return [_in_post(person, post, names, today) for post in posts]


def _in_post(
    person: Person, post: Appointment, names: dict[str, tuple[str, str]], today: date
) -> Standing:
    place, wider = names.get(post.region_code, ("", ""))
    return Standing(
        person=person.pk,
        person_name=person.name,
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
    if named or post.organisation.kind not in OF_ESTATES:
        return named
    if post.organisation.estate_id:
        return frozenset({post.organisation.estate_id})
    return serviced_estates(post.organisation_id, today)
