"""One case, as the page of it needs it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from gongzhi.cases import access
from gongzhi.cases.models import Case, Leg, Rating, Reporter, Round
from gongzhi.cases.queries.clocks import with_clock
from gongzhi.cases.queries.conditions import standing_lead_among
from gongzhi.cases.queries.naming import told_whole
from gongzhi.cases.rules.pausing import why_no_pause
from gongzhi.cases.rules.states import MOVES
from gongzhi.cases.vocabulary import Act, CaseState, Power
from gongzhi.foundation.access.unmasking import unmasked_fields
from gongzhi.foundation.access.vocabulary import UnmaskField
from gongzhi.foundation.links import Link
from gongzhi.foundation.privacy.masks import mask_phone
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.ref import Ref
from gongzhi.parties.queries import name_shown, named, organisations_near

if TYPE_CHECKING:
    from gongzhi.parties.models import Organisation, Person


@dataclass(frozen=True, kw_only=True)
class ReporterShown:
    """A reporter as this actor may see him: masked, or not at all."""

    id: int
    name: str
    phone: str
    is_first: bool
    is_hidden: bool
    joined_at: datetime
    rating: Rating | None
    person: int | None = None
    """Whose data can be asked for; None where the actor may not even see them masked."""
    clear: frozenset[str] = frozenset()
    """Which of them he has asked for and sees unmasked at the moment."""


@dataclass(frozen=True, kw_only=True)
class ActShown:
    """An act of the case's state: possible for this actor, or why not."""

    act: Act
    why_not: str = ""


@dataclass(frozen=True, kw_only=True)
class CasePage:
    case: Case
    rounds: list[Round]
    legs: list[Leg]
    reporters: list[ReporterShown]
    acts: list[ActShown]
    besides: frozenset[str]
    """Acts that move nothing: contact, callback, category."""

    @property
    def lead(self) -> Leg | None:
        """The standing lead leg of the present round."""
        return standing_lead_among(self.legs, self.case.round_number)

    @property
    def photo_owners(self) -> list[Ref]:
        return [Ref("case", self.case.pk), *(Ref("leg", leg.pk) for leg in self.legs)]


def handed_in(actor: Actor, code: str) -> Case:
    """A resident's own report, just sent."""
    return access.readable_cases(actor).get(code=code)


def case_for(actor: Actor, code: str) -> Case:
    """Case.DoesNotExist where there is none, or the actor's post does not read it: what one
    reported at home one follows on the telephone."""
    cases = told_whole(with_clock(access.staffed_cases(actor)))
    return cases.select_related("estate", "facility", "lead", "building", "entrance").get(code=code)


def page_for(actor: Actor, code: str, now: datetime) -> CasePage:
    """Six queries, however long the case's story."""
    case = case_for(actor, code)
    legs = list(
        Leg.objects.filter(case=case)
        .select_related("round", "organisation", "handler", "checker")
        .order_by("-round__number", "-dispatched_at")
    )
    ratings = list(Rating.objects.filter(round__case=case).select_related("round"))
    reporters = Reporter.objects.filter(case=case).select_related("person").order_by("joined_at")
    shown = [_shown(actor, case, reporter, ratings) for reporter in reporters]
    return CasePage(
        case=case,
        rounds=list(case.rounds.order_by("number")),
        legs=legs,
        reporters=shown,
        acts=_acts(actor, case, legs, now),
        besides=_besides(actor, case, legs, shown),
    )


def bodies_for(page: CasePage) -> "list[Organisation]":
    """Whom the case may be given to, for whoever may give it now."""
    gives = any(shown.act is Act.DISPATCH and not shown.why_not for shown in page.acts)
    return list(organisations_near(page.case.region_code)) if gives else []


def unveiled(page: CasePage, actor: Actor, now: datetime) -> CasePage:
    """The page with what the actor has asked to see, for as long as that lasts."""
    people = [reporter.person for reporter in page.reporters if reporter.person]
    seen = unmasked_fields(actor, "person", people, now)
    if not seen:
        return page
    known = named({person for person, _ in seen})
    return replace(page, reporters=[_in_clear(each, known, seen) for each in page.reporters])


def _in_clear(
    shown: ReporterShown, known: Mapping[int, "Person"], seen: frozenset[tuple[int, str]]
) -> ReporterShown:
    person = known.get(shown.person or 0)
    clear = frozenset(field for thing, field in seen if thing == shown.person)
    if person is None:
        return shown
    return replace(
        shown,
        name=name_shown(person, in_full=True) if UnmaskField.NAME in clear else shown.name,
        phone=(person.phone or "") if UnmaskField.PHONE in clear else shown.phone,
        clear=clear,
    )


def _besides(
    actor: Actor, case: Case, legs: list[Leg], reporters: list[ReporterShown]
) -> frozenset[str]:
    lead = standing_lead_among(legs)
    triages = access.may_triage(actor, case)
    handles = lead is not None and access.may_handle(actor, lead)
    others_work = lead is not None and lead.handler_id != actor.person
    unrated = any(reporter.rating is None for reporter in reporters)
    answerable = case.state in {CaseState.AWAITING_RATING, CaseState.ARCHIVED}
    calls_back = access.may_call_back(actor, case) and others_work and unrated and answerable
    possible = {
        "contact": case.is_open and (triages or handles),
        "category": case.is_open and triages,
        "callback": calls_back,
    }
    return frozenset(noun for noun, allowed in possible.items() if allowed)


def _shown(actor: Actor, case: Case, reporter: Reporter, ratings: list[Rating]) -> ReporterShown:
    is_hidden = not access.sees_reporter(actor, case, reporter)
    person = reporter.person
    mine = [
        r for r in ratings if r.reporter_id == reporter.pk and r.round.number == case.round_number
    ]
    return ReporterShown(
        id=reporter.pk,
        name="" if is_hidden or person is None else name_shown(person),
        phone="" if is_hidden or person is None else mask_phone(person.phone or ""),
        is_first=reporter.is_first,
        is_hidden=is_hidden,
        joined_at=reporter.joined_at,
        rating=mine[0] if mine else None,
        person=None if is_hidden else reporter.person_id,
    )


def _acts(actor: Actor, case: Case, legs: list[Leg], now: datetime) -> list[ActShown]:
    """The acts people do from this state; those of the system and the reporter are not offered."""
    lead = standing_lead_among(legs)
    return [
        ActShown(act=act, why_not=_why_not(actor, case, lead, act, now))
        for act in map(Act, MOVES.acts_from(CaseState(case.state)))
        if act not in {Act.ASK, Act.ARCHIVE, Act.FILE, Act.REOPEN}
    ]


def _why_not(actor: Actor, case: Case, lead: Leg | None, act: Act, now: datetime) -> str:
    power = MOVES.move(act, CaseState(case.state)).power
    if power == Power.TRIAGE and not access.may_triage(actor, case):
        return "由受理岗位办理"
    if power == Power.HANDLE and (lead is None or not access.may_handle(actor, lead)):
        return "由承办单位办理"
    if power == Power.CHECK:
        if not access.may_check(actor, case):
            return "由核查岗位办理"
        if lead is not None and lead.handler_id == actor.person:
            return "承办人不得自核"
    if act is Act.PAUSE and lead is not None:
        return why_no_pause(lead.due_at, now)
    return ""


def case_links(ids: Iterable[int]) -> dict[int, Link]:
    rows = Case.objects.filter(pk__in=list(ids)).values_list("pk", "code", "title", "place_name")
    return {
        pk: Link(title, f"/desk/cases/{code}", note=f"{code} {place}", number=code)
        for pk, code, title, place in rows
    }


def leg_links(ids: Iterable[int]) -> dict[int, Link]:
    """A leg is shown as its case."""
    rows = Leg.objects.filter(pk__in=list(ids)).select_related("case")
    return {
        row.pk: Link(
            row.case.title,
            f"/desk/cases/{row.case.code}",
            note=f"{row.case.code} {row.case.place_name}",
            number=row.case.code,
        )
        for row in rows
    }


def own_case_addresses(person: int, ids: Iterable[int]) -> dict[int, str]:
    """Where a reporter follows his own."""
    rows = access.reported_by(person).filter(pk__in=list(ids)).values_list("pk", "code")
    return {pk: f"/m/reports/{code}" for pk, code in rows}


def own_leg_addresses(person: int, ids: Iterable[int]) -> dict[int, str]:
    rows = Leg.objects.filter(pk__in=list(ids), case__in=access.reported_by(person))
    return {pk: f"/m/reports/{code}" for pk, code in rows.values_list("pk", "case__code")}


def page_or_none(actor: Actor, code: str, now: datetime) -> CasePage | None:
    """None where there is no such case, or the actor does not see it: both look alike."""
    try:
        return page_for(actor, code, now)
    except Case.DoesNotExist:
        return None
