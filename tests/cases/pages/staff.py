"""Staff at their desks."""

from django.test import Client

from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.parties.models import Person
from tests.cases.world import MONDAY


def desk_of(actor):
    """The browser of somebody in post who has signed in."""
    account = Account.objects.create(
        kind=AccountKind.STAFF,
        username=f"staff{actor.person}",
        opened_at=MONDAY,
        password_changed_at=MONDAY,
    )
    Person.objects.filter(pk=actor.person).update(account=account)
    client = Client()
    client.force_login(account)
    return client
