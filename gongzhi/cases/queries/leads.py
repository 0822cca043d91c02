"""Which body a routing rule means at a place, and what routing would make of a text."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.rules.catalogue import Category
from gongzhi.cases.rules.routing import Matter, Routing, route
from gongzhi.cases.rules.suggesting import Suggestion, suggest
from gongzhi.cases.vocabulary import LeadRole
from gongzhi.kernel.calendar import local_day
from gongzhi.parties.queries import company_of, organisation_for
from gongzhi.parties.vocabulary import OrganisationKind

if TYPE_CHECKING:
    from gongzhi.parties.models import Organisation
    from gongzhi.territory.models import Estate

NEEDS_ESTATE = {LeadRole.COMPANY, LeadRole.COMMITTEE, LeadRole.OWNERS}
NO_COMMUNITY = "000"
KIND_OF_ROLE = {
    LeadRole.COMMITTEE: OrganisationKind.RESIDENTS_COMMITTEE,
    LeadRole.STREET: OrganisationKind.STREET,
    LeadRole.DEPARTMENT: OrganisationKind.DEPARTMENT,
    LeadRole.UTILITY: OrganisationKind.UTILITY,
}


def lead_for(
    routing: Routing, *, region_code: str, estate: int | None, day: date
) -> "Organisation | None":
    """None where the place has no such body; then people decide."""
    if routing.role is LeadRole.COMPANY:
        return company_of(estate, day) if estate else None
    kind = KIND_OF_ROLE.get(routing.role)
    if kind is None or (estate is None and _needs_more(routing.role, region_code)):
        return None
    return organisation_for(kind, region_code=region_code, line=routing.line)


def _needs_more(role: LeadRole, region_code: str) -> bool:
    """Without an estate a committee is still known where the community is."""
    if role is LeadRole.COMMITTEE:
        return region_code.endswith(NO_COMMUNITY)
    return role in NEEDS_ESTATE


@dataclass(frozen=True, kw_only=True)
class Tried:
    """A dry run: the category with why, the rule, the body; nothing of it is kept."""

    category: Category
    suggestion: Suggestion | None
    routing: Routing
    lead: "Organisation | None"


def tried(text: str, *, estate: "Estate | None", source: str, now: datetime) -> Tried:
    held = catalogue()
    found = suggest(text, facility_kind="", categories=held.categories.values())
    category = held.categories[found[0].category if found else "other"]
    matter = Matter(
        category=category.code,
        line=category.line,
        source=source,
        text=text,
        region_code=estate.region_code if estate else "",
        service_mode=estate.service if estate else None,
    )
    routing = route(matter, held.rules)
    lead = lead_for(
        routing,
        region_code=matter.region_code,
        estate=estate.pk if estate else None,
        day=local_day(now),
    )
    return Tried(
        category=category, suggestion=found[0] if found else None, routing=routing, lead=lead
    )
