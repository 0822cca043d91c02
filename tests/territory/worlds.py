"""A keeper of one street, and one of another, over the small world of cases."""

from dataclasses import replace
from datetime import date

from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.journal.reading import lines_of
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.territory.commands.building import register_building
from gongzhi.territory.commands.entrance import register_entrance
from gongzhi.territory.commands.premises import PremisesDetails, register_premises
from gongzhi.territory.vocabulary import Power
from tests.cases.world import COMMUNITY, MONDAY, STREET

KEEPS = frozenset({Power.SEE.value, Power.KEEP.value})
KEEPER = Actor(powers=KEEPS, territory=(STREET,))
STRANGER = Actor(powers=KEEPS, territory=("510116001",))
SEER = Actor(powers=frozenset({Power.SEE.value}), territory=(STREET,))
TODAY = local_day(MONDAY)
EARLIER = date(2026, 11, 1)
ACT = {"actor": KEEPER, "now": MONDAY}
END = {"ended_on": EARLIER, "reason": "街办〔2026〕8号", **ACT}
__all__ = ["COMMUNITY", "MONDAY", "STREET"]


def building(estate, name="3栋", **more):
    return register_building(estate.pk, name, **{**ACT, **more})


def entrance(building, name="1", **more):
    return register_entrance(building.pk, name, **{**ACT, **more})


def door(building, name="101", entrance=None, **told):
    way = entrance.pk if entrance else None
    return register_premises(building.pk, way, PremisesDetails(name=name, **told), **ACT)


def told_of(kind):
    """The sentences of the facts of one kind, oldest first."""
    entries = Entry.objects.filter(kind=kind).order_by("pk")
    return [line.sentence for line in lines_of(entries)]


def with_account(actor):
    return replace(actor, account=8, channel="import")
