"""Who stands behind an account today, as access asks for it."""

from django.utils.timezone import localdate

from gongzhi.foundation.access.current import Standing
from gongzhi.foundation.access.residents import Resident
from gongzhi.parties.commands.person import person_for_phone
from gongzhi.parties.queries import verified_estates
from gongzhi.parties.queries.standing import standings as standings_on


def standings(account: int) -> list[Standing]:
    return standings_on(account, localdate())


def resident(account: int, phone: str, person: int | None) -> Resident:
    """Whoever signed in by phone becomes a person at first need."""
    if person is None and phone:
        person = person_for_phone(phone, account=account).pk
    return Resident(person, verified_estates(person) if person else frozenset())
