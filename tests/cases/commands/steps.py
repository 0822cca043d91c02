"""Steps on the way of a case, each done by who does it in the world; people from elsewhere."""

from datetime import timedelta

from gongzhi.cases.commands.check import pass_check
from gongzhi.cases.commands.leg import finish_leg, return_leg, take_up_leg
from gongzhi.cases.commands.rating import rate_case
from gongzhi.cases.commands.report import join_case
from gongzhi.cases.models import Case, Leg
from gongzhi.cases.vocabulary import CheckWay, Outcome, Satisfaction
from gongzhi.foundation.duties.models import Duty
from gongzhi.foundation.journal.models import Entry
from gongzhi.parties.models import Organisation
from gongzhi.parties.vocabulary import OrganisationKind
from gongzhi.territory.models import Estate, Region
from gongzhi.territory.vocabulary import RegionLevel
from tests.cases.world import MONDAY, in_post, settled

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
OTHER_STREET, OTHER_COMMUNITY = "510115004", "510115004001"


def fresh(case):
    return Case.objects.get(pk=case.pk)


def leg_of(case):
    """The latest one."""
    return Leg.objects.filter(case=case).latest("pk")


def kinds(case):
    """What was recorded about the case, in order."""
    rows = Entry.objects.filter(subject_kind="case", subject_id=case.pk).order_by("pk")
    return list(rows.values_list("kind", flat=True))


def standing(case):
    """Kinds of the duties that stand, about the case and its legs."""
    legs = list(Leg.objects.filter(case=case).values_list("pk", flat=True))
    of_case = Duty.objects.filter(ref_kind="case", ref_id=case.pk, done_at=None)
    of_legs = Duty.objects.filter(ref_kind="leg", ref_id__in=legs, done_at=None)
    return sorted(duty.kind for duty in of_case | of_legs)


def taken_up(case, world, *, now=MONDAY + HOUR):
    take_up_leg(case.code, actor=world.worker, now=now)
    return fresh(case)


def returned(case, world, *, now=MONDAY + HOUR):
    return_leg(
        case.code,
        reason="不是我们的电梯",
        clause="物业服务合同第三条",
        actor=world.worker,
        now=now,
    )
    return fresh(case)


def finished(case, world, *, now=MONDAY + 2 * HOUR):
    taken_up(case, world)
    finish_leg(
        case.code,
        result="换了皮带，试运行正常",
        before=None,
        after=None,
        actor=world.worker,
        now=now,
    )
    return fresh(case)


def checked(case, world, *, now=MONDAY + 3 * HOUR):
    finished(case, world)
    pass_check(case.code, finding="不响了", way=CheckWay.ON_SITE, actor=world.grid_worker, now=now)
    return settled(case)


def joined(case, world, *, now=MONDAY + HOUR):
    join_case(case.code, is_shielded=True, actor=world.neighbour, now=now)
    return fresh(case)


def answer(case, actor, *, now=MONDAY + 4 * HOUR, **said):
    given = {
        "outcome": Outcome.RESOLVED,
        "satisfaction": Satisfaction.SATISFIED,
        "comment": "",
        **said,
    }
    rate_case(case.code, actor=actor, now=now, **given)
    return fresh(case)


def unresolved(case, actor, **said):
    return answer(
        case,
        actor,
        **{"outcome": Outcome.UNRESOLVED, "satisfaction": None, "comment": "又响了", **said},
    )


def stranger(post="community_secretary", kind=OrganisationKind.RESIDENTS_COMMITTEE):
    """The same post in another street."""
    return in_post(body(kind, "别处居委会", OTHER_COMMUNITY), post, OTHER_COMMUNITY)


def body(kind, name, code):
    return Organisation.objects.create(
        kind=kind,
        name=name,
        short_name=name,
        sort_key=name,
        region_code=code.ljust(12, "0"),
        county_code=code[:6],
    )


def another_company_worker():
    company = body(OrganisationKind.PROPERTY_COMPANY, "别家物业", "510115")
    return in_post(company, "company_worker", "")


def estate_elsewhere(name="春江花园"):
    """In another street of the county."""
    county = Region.objects.get(code="510115000000")
    street = Region.objects.create(
        code=f"{OTHER_STREET}000", name="柳城街道", level=RegionLevel.STREET, parent=county
    )
    community = Region.objects.create(
        code=OTHER_COMMUNITY, name="柳浪社区", level=RegionLevel.COMMUNITY, parent=street
    )
    return Estate.objects.create(
        county_code="510115",
        region_code=OTHER_COMMUNITY,
        region=community,
        code="E2",
        name=name,
        sort_key=name,
        latitude=30.71,
        longitude=103.83,
    )
