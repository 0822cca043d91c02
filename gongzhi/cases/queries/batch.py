"""Several cases at once: which of them a filter means, and what would happen to each."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from gongzhi.cases import access
from gongzhi.cases.models import Case
from gongzhi.cases.queries.listing import Filter, in_order
from gongzhi.cases.rules.batch import MOST, acts_of, body_for, refuse_stuck, states_for
from gongzhi.cases.vocabulary import Act, BatchStep, CaseState
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
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
class Batch:
    """One step with several cases. Without an organisation each goes to the body proposed for it.

    `shown`: what the actor was asked to confirm, of each case the body it goes to or None where it
    is only accepted; nothing else is done. Without it nobody was asked.
    """

    step: BatchStep
    actor: Actor
    organisation: int | None = None
    shown: Mapping[str, int | None] | None = None
    near: Near = field(default_factory=Near)


@dataclass(frozen=True, kw_only=True)
class Refused:
    """`title` is empty where the actor does not see the case."""

    code: str
    title: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Going:
    """`body` is none where the case is only accepted."""

    code: str
    title: str
    body: "Organisation | None"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What would happen: which go to which body (None: only accepted), which stay and why."""

    codes: list[str]
    titles: Mapping[str, str]
    to: "dict[str, Organisation | None]"
    accepted: int
    refused: list[Refused]

    @property
    def going(self) -> int:
        return len(self.to)

    @property
    def moves(self) -> list[Going]:
        """One by one, as they were chosen."""
        return [
            Going(code=code, title=self.titles[code], body=body) for code, body in self.to.items()
        ]

    @property
    def bodies(self) -> "list[tuple[Organisation, int]]":
        return Counter(body for body in self.to.values() if body is not None).most_common()

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


def planned(codes: Collection[str], batch: Batch) -> Plan:
    """Two queries and one a place; nothing is held, so the doing may still differ."""
    rows = access.staffed_cases(batch.actor).filter(code__in=codes)
    cases = {case.code: case for case in rows}
    to: dict[str, Organisation | None] = {}
    refused: list[Refused] = []
    for code in codes:
        case = cases.get(code)
        if case is None:
            refused.append(Refused(code=code, title="", why=UNKNOWN))
            continue
        try:
            to[code] = body_of(case, batch)
        except RuleBroken as broken:
            refused.append(Refused(code=code, title=case.title, why=broken.message))
    accepted = sum(cases[code].state == CaseState.PENDING for code in to)
    titles = {code: case.title for code, case in cases.items()}
    return Plan(codes=list(codes), titles=titles, to=to, accepted=accepted, refused=refused)


def came_of(actor: Actor, codes: Collection[str]) -> dict[str, Case]:
    """Those of them that the actor sees, as they are now."""
    rows = access.staffed_cases(actor).filter(code__in=codes).select_related("lead")
    return {case.code: case for case in rows}


def body_of(case: Case, batch: Batch) -> "Organisation | None":
    """Whom the case would go to, None where it is only accepted; refused where it cannot be."""
    if not access.may_triage(batch.actor, case):
        raise NotPermitted("你现在的岗位不能受理、派单；如果你有别的岗位，先切换过去")
    state = CaseState(case.state)
    refuse_stuck(batch.step, state)
    body = None
    if Act.DISPATCH in acts_of(batch.step, state):
        near = batch.near.at(case.region_code)
        body = near[body_for(case.routing.get("organisation"), batch.organisation, near)]
    _refuse_unseen(case, body, batch.shown)
    return body


def _refuse_unseen(
    case: Case, body: "Organisation | None", shown: Mapping[str, int | None] | None
) -> None:
    if shown is None or (case.code, body.pk if body else None) in shown.items():
        return
    to = f"，现在会派给{body.short_name}" if body else ""
    raise StateChanged(f"和刚才看到的不一样了{to}，这件没有动；回列表再选一次")


def bodies_for(actor: Actor, codes: Collection[str]) -> "list[Organisation]":
    """Whom all of these may be given to at once: the bodies of their street, if it is one."""
    rows = access.staffed_cases(actor).filter(code__in=codes).order_by()
    streets = set(rows.values_list("street_code", flat=True))
    return list(organisations_near(streets.pop().ljust(12, "0"))) if len(streets) == 1 else []
