"""Several cases at once: which of them a filter means, and what would happen to each."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from gongzhi.cases import access
from gongzhi.cases.models import Case
from gongzhi.cases.queries.listing import Filter, in_order
from gongzhi.cases.rules.batch import MOST, acts_of, body_for, refuse_stuck, states_for
from gongzhi.cases.vocabulary import Act, BatchStep, CaseState
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken
from gongzhi.parties.queries import organisations_near

if TYPE_CHECKING:
    from gongzhi.parties.models import Organisation

UNKNOWN = "没有这件诉求"
"""Said of what does not exist and of what the actor may not see: nobody learns which."""


@dataclass
class Near:
    """The bodies of each place, read once a place."""

    found: "dict[str, dict[int, Organisation]]" = field(default_factory=dict)

    def at(self, region_code: str) -> "dict[int, Organisation]":
        if region_code not in self.found:
            rows = organisations_near(region_code)
            self.found[region_code] = {body.pk: body for body in rows}
        return self.found[region_code]


@dataclass(frozen=True, kw_only=True)
class Refused:
    """`title` is empty where the actor does not see the case."""

    code: str
    title: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What would happen: how many go to which body, how many stay as they are and why."""

    codes: list[str]
    bodies: "list[tuple[Organisation, int]]"
    accepted: int
    refused: list[Refused]

    @property
    def going(self) -> int:
        return len(self.codes) - len(self.refused)

    @property
    def reasons(self) -> list[tuple[str, int]]:
        return Counter(one.why for one in self.refused).most_common()


def fitting(actor: Actor, wanted: Filter, step: BatchStep, *, now: datetime) -> list[str]:
    """The first of a list that the step can take, up to as many as go at once; for giving on only
    those with a proposal, so that what must be looked at singly does not stand in the way."""
    states = sorted(states_for(step))
    found = in_order(actor, wanted, now=now).filter(state__in=states)
    if step is not BatchStep.ACCEPT:
        found = found.filter(routing__organisation__gt=0)
    return list(found.values_list("code", flat=True)[:MOST])


def planned(
    actor: Actor, codes: Collection[str], step: BatchStep, *, organisation: int | None
) -> Plan:
    """Two queries and one a place; nothing is held, so the doing may still differ."""
    rows = access.visible_cases(actor).filter(code__in=codes)
    cases, near = {case.code: case for case in rows}, Near()
    bodies: Counter[Organisation] = Counter()
    accepted, refused = 0, list[Refused]()
    for code in codes:
        case = cases.get(code)
        try:
            body = _judged(actor, case, step, organisation, near)
        except RuleBroken as broken:
            title = case.title if case else ""
            refused.append(Refused(code=code, title=title, why=broken.message))
            continue
        accepted += case is not None and case.state == CaseState.PENDING
        if body is not None:
            bodies[body] += 1
    return Plan(codes=list(codes), bodies=bodies.most_common(), accepted=accepted, refused=refused)


def _judged(
    actor: Actor, case: Case | None, step: BatchStep, organisation: int | None, near: Near
) -> "Organisation | None":
    if case is None:
        raise NotPermitted(UNKNOWN)
    if not access.may_triage(actor, case):
        raise NotPermitted("你现在的岗位不能受理、派单")
    return body_of(case, step, organisation, near)


def body_of(
    case: Case, step: BatchStep, organisation: int | None, near: Near
) -> "Organisation | None":
    """Whom the case would go to, None where it is only accepted; refused where it cannot be."""
    state = CaseState(case.state)
    refuse_stuck(step, state)
    if Act.DISPATCH not in acts_of(step, state):
        return None
    bodies = near.at(case.region_code)
    return bodies[body_for(case.routing.get("organisation"), organisation, bodies)]


def bodies_for(actor: Actor, codes: Collection[str]) -> "list[Organisation]":
    """Whom all of these may be given to at once: the bodies of their street, if it is one."""
    rows = access.visible_cases(actor).filter(code__in=codes).order_by()
    streets = set(rows.values_list("street_code", flat=True))
    return list(organisations_near(streets.pop().ljust(12, "0"))) if len(streets) == 1 else []
