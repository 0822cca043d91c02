"""People: the one behind a phone, and the account he signs in with."""

from django.db import transaction

from gongzhi.foundation.privacy.crypto import blind_index
from gongzhi.parties.models import Person


@transaction.atomic
def person_for_phone(phone: str, *, account: int | None = None, name: str = "") -> Person:
    """The person of that phone, made when nobody is yet; his account is tied to him once."""
    index = blind_index(phone, "person.phone")
    person, _ = Person.objects.get_or_create(
        phone_index=index, defaults={"phone": phone, "name": name or f"尾号{phone[-4:]}"}
    )
    if account is not None and person.account_id is None:
        person.account_id = account
        person.save(update_fields=["account"])
    return person
