"""People: the one behind a phone, and the account he signs in with."""

from django.db import transaction

from gongzhi.parties.models import Person
from gongzhi.parties.queries import person_by_phone

UNNAMED = "尾号"
"""How somebody is called of whom only the phone is known."""


@transaction.atomic
def person_for_phone(phone: str, *, account: int | None = None, name: str = "") -> Person:
    """The person of that phone, made when nobody is yet; his account is tied to him once."""
    person = person_by_phone(phone) or Person.objects.create(
        phone=phone, name=name or f"{UNNAMED}{phone[-4:]}"
    )
    if account is not None and person.account_id is None:
        person.account_id = account
        person.save(update_fields=["account"])
    return person
