"""Who may see and do what with cases."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongzhi.cases.models import Case, Leg, Reporter
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.terms import Term


class Power(Term):
    SEE = "cases.see", "查看辖区诉求"
    REGISTER = "cases.register", "代录诉求"
    TRIAGE = "cases.triage", "受理研判派单"
    HANDLE = "cases.handle", "承办诉求"
    ASSIGN = "cases.assign", "指定经办人"
    CHECK = "cases.check", "核查办理结果"
    CALL_BACK = "cases.callback", "电话回访"
    OVERSEE = "cases.oversee", "督办超时诉求"
    EXPORT = "cases.export", "导出诉求"
    CONFIGURE = "cases.configure", "维护类别与派单规则"


COLUMN_OF_LENGTH = {6: "county_code", 9: "street_code", 12: "region_code"}


def in_territory(actor: Actor) -> Q | None:
    """Cases of the post's territory; None where the post sees none by territory."""
    if not actor.holds(Power.SEE):
        return None
    condition = Q(estate__in=actor.estates) if actor.estates else Q(pk__in=[])
    for prefix in actor.territory:
        if not prefix:
            return Q()
        column = COLUMN_OF_LENGTH.get(len(prefix), "region_code__startswith")
        condition = Q(**{column: prefix}) | condition if actor.estates else Q(**{column: prefix})
    if actor.lines:
        condition &= Q(line__in=actor.lines)
    return condition


def visible_cases(actor: Actor) -> QuerySet[Case]:
    """Territory × line of business, or involvement: a leg of one's body, or one's own report."""
    condition = in_territory(actor) or Q(pk__in=[])
    if actor.organisation:
        legs = Leg.objects.filter(case=OuterRef("pk"), organisation=actor.organisation)
        condition |= Exists(legs)
    if actor.person:
        condition |= Exists(Reporter.objects.filter(case=OuterRef("pk"), person=actor.person))
    return Case.objects.all() if condition == Q() else Case.objects.filter(condition)


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
