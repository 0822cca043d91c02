"""Who may see and do what with cases."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongzhi.cases.models import Case, Leg, Reporter
from gongzhi.cases.rules.catalogue import STREET_DIGITS
from gongzhi.cases.vocabulary import Power
from gongzhi.kernel.actor import Actor
from gongzhi.territory.queries import Spot

NOTHING = Q(pk__in=())
COLUMN_OF_LENGTH = {6: "county_code", 9: "street_code", 12: "region_code"}


def in_territory(actor: Actor) -> Q | None:
    """Cases of the post's territory; None where the post sees none by territory."""
    if not actor.holds(Power.SEE):
        return None
    if "" in actor.territory:
        return _minded(actor)
    places = [Q(estate__in=actor.estates)] if actor.estates else []
    places += [Q(**{_column(prefix): prefix}) for prefix in actor.territory]
    return (reduce(or_, places) if places else NOTHING) & _minded(actor)


def _column(prefix: str) -> str:
    return COLUMN_OF_LENGTH.get(len(prefix), "region_code__startswith")


def _minded(actor: Actor) -> Q:
    return Q(line__in=actor.lines) if actor.lines else Q()


def visible_cases(actor: Actor) -> QuerySet[Case]:
    """Territory × line of business, or involvement: a leg of one's body, one's own report, or one
    that was joined."""
    return _cases_of(actor, Reporter.objects.filter(person=actor.person))


def readable_cases(actor: Actor) -> QuerySet[Case]:
    """Those of them that one reads whole. Who joined a matter follows it on his telephone, in a
    post as well, and what the first reporter wrote stays that one's."""
    return _cases_of(actor, Reporter.objects.filter(person=actor.person, is_first=True))


def staffed_cases(actor: Actor) -> QuerySet[Case]:
    """Those the post reads by territory or by its body, whatever the person reported at home."""
    return _cases_of(actor, None)


def _cases_of(actor: Actor, own: QuerySet[Reporter] | None) -> QuerySet[Case]:
    territory = in_territory(actor)
    if territory == Q():
        return Case.objects.all()
    ways = [territory] if territory is not None else []
    if actor.organisation:
        legs = Leg.objects.filter(case=OuterRef("pk"), organisation=actor.organisation)
        ways.append(Q(Exists(legs)))
    if actor.person and own is not None:
        ways.append(Q(Exists(own.filter(case=OuterRef("pk")))))
    return Case.objects.filter(reduce(or_, ways, NOTHING))


def territory_cases(actor: Actor) -> QuerySet[Case]:
    """For lists of a territory: one condition that an index answers in order."""
    condition = in_territory(actor)
    return Case.objects.none() if condition is None else Case.objects.filter(condition)


def own_cases(actor: Actor) -> QuerySet[Case]:
    """For lists of a body: the cases it leads."""
    if actor.organisation is None:
        return Case.objects.none()
    return Case.objects.filter(lead=actor.organisation)


def reported_by(person: int) -> QuerySet[Case]:
    return Case.objects.filter(reporters__person=person)


def reported_first(person: int) -> QuerySet[Case]:
    return Case.objects.filter(reporters__person=person, reporters__is_first=True)


def reaches_person(actor: Actor, person: int) -> bool:
    """Whether a case of the actor's territory was reported by this person."""
    return territory_cases(actor).filter(reporters__person=person).exists()


def street_of(actor: Actor) -> str:
    """The one street a post covers, nine digits; "" where it covers more or less than one."""
    streets = [prefix for prefix in actor.territory if len(prefix) == STREET_DIGITS]
    return streets[0] if len(streets) == 1 and len(actor.territory) == 1 else ""


def may_configure(actor: Actor, street: str) -> bool:
    return actor.holds(Power.CONFIGURE) and len(street) == STREET_DIGITS and actor.covers(street)


def stands_there(actor: Actor, estate_id: int | None, spot: Spot | None) -> bool:
    """What it takes to read of others' open matters, and to join one: to be somebody known, with a
    verified home in the estate or the code that hangs there."""
    if actor.person is None or estate_id is None:
        return False
    is_scanned = spot is not None and not spot.retired and spot.estate == estate_id
    return is_scanned or estate_id in actor.estates


def may_triage(actor: Actor, case: Case) -> bool:
    return actor.holds(Power.TRIAGE) and actor.covers(case.region_code, case.estate_id)


def may_handle(actor: Actor, leg: Leg) -> bool:
    return actor.holds(Power.HANDLE) and actor.organisation == leg.organisation_id


def may_check(actor: Actor, case: Case) -> bool:
    return actor.holds(Power.CHECK) and actor.covers(case.region_code, case.estate_id)


def may_call_back(actor: Actor, case: Case) -> bool:
    return actor.holds(Power.CALL_BACK) and actor.covers(case.region_code, case.estate_id)


def sees_reporter(actor: Actor, case: Case, reporter: Reporter) -> bool:
    """Staff of the territory see who reported, masked; a body that only handles it does not
    where the reporter chose so."""
    if reporter.person_id == actor.person:
        return True
    if actor.holds(Power.SEE) and actor.covers(case.region_code, case.estate_id):
        return True
    return not reporter.is_shielded
