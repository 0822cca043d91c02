"""Staff of the small world of cases, signed in with a browser."""

from django.test import Client

from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.parties.models import Person
from tests.cases.world import MONDAY, STREET, in_post
from tests.counting import counted

ROLES = ("dispatcher", "secretary", "grid_worker", "worker", "other_worker", "keeper", "director")


def actor_of(world, role):
    """The roles of the world, and two of its street that cases do not need."""
    if role == "keeper":
        return in_post(world.street, "street_keeper", STREET)
    if role == "director":
        return in_post(world.street, "street_director", STREET)
    return getattr(world, role)


def browser(actor):
    account, _ = Account.objects.get_or_create(
        username=f"person{actor.person}",
        defaults={
            "kind": AccountKind.STAFF,
            "opened_at": MONDAY,
            "password_changed_at": MONDAY,
        },
    )
    Person.objects.filter(pk=actor.person).update(account=account)
    client = Client()
    client.force_login(account)
    return client


def entered(world, address, *, allowed):
    """Who may open the address: exactly these roles, all others are refused in words."""
    seen = {}
    for role in ROLES:
        answer = browser(actor_of(world, role)).get(address)
        seen[role] = answer.status_code
        for _ in answer if answer.streaming else ():
            pass
    assert seen == {role: 200 if role in allowed else 403 for role in ROLES}


def queries(client, address):
    """Of a second visit: what a process reads once is known by then."""
    client.get(address)
    with counted() as asked:
        assert client.get(address).status_code == 200
    return asked.number
