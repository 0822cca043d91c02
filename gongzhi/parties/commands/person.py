"""People: the one behind a phone, and the account he signs in with."""

from django.db import connection, transaction

from gongzhi.foundation.privacy.crypto import keyed_digest
from gongzhi.parties.models import Person
from gongzhi.parties.queries import person_by_phone
from gongzhi.parties.vocabulary import UNNAMED

LOCK = "parties.person.made"


@transaction.atomic
def person_for_phone(phone: str, *, account: int | None = None, name: str = "") -> Person:
    """The person of that phone, made when nobody is yet; his account is tied to him once.

    One phone at a time: whoever comes second waits, and finds the person the first one made.
    """
    _one_by_one(phone)
    person = person_by_phone(phone) or Person.objects.create(
        phone=phone, name=name or f"{UNNAMED}{phone[-4:]}"
    )
    if account is not None and person.account_id is None:
        person.account_id = account
        person.save(update_fields=["account"])
    return person


def _one_by_one(phone: str) -> None:
    """Until the end of the transaction; by a digest, since locks are to be seen by operators."""
    number = int.from_bytes(keyed_digest(phone, LOCK)[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
