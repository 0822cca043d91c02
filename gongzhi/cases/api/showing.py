"""From what the queries give to what the API says."""

from typing import TYPE_CHECKING, Any

from gongzhi.cases.api import schemas
from gongzhi.cases.queries.case import CasePage, ReporterShown
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.naming import place_told, title_told
from gongzhi.cases.queries.tracking import Own
from gongzhi.cases.vocabulary import LegRole, LegState, Outcome, Satisfaction
from gongzhi.foundation.files.queries import files_of_many
from gongzhi.foundation.files.vocabulary import Variant
from gongzhi.foundation.journal.reading import Line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongzhi.cases.models import Case, Leg
    from gongzhi.foundation.files.models import StoredFile
    from gongzhi.parties.models import Organisation

PHOTOS = "/api/v1/photos"


def cases_out(cases: "Iterable[Case]") -> list[schemas.CaseOut]:
    names = _names()
    return [schemas.CaseOut(**_row(case, names)) for case in cases]


def for_staff(page: CasePage, bodies: "Iterable[Organisation]") -> schemas.CaseDetail:
    files = files_of_many(page.photo_owners)
    return schemas.CaseDetail(
        **_row(page.case),
        text=page.case.text,
        why=page.case.routing,
        legs=[_leg(leg, leg.handler.name if leg.handler else "", leg.result) for leg in page.legs],
        reporters=[_reporter(reporter) for reporter in page.reporters],
        acts=[
            schemas.ActOut(act=shown.act, label=shown.act.label, why_not=shown.why_not)
            for shown in page.acts
        ],
        bodies=[schemas.BodyOut(id=body.pk, name=body.short_name) for body in bodies],
        photos=[photo_out(file) for held in files.values() for file in held],
    )


def for_reporter(own: Own) -> schemas.CaseDetail:
    """His own words, who has it, how far it is; nobody's name."""
    return schemas.CaseDetail(
        **_row(own.case),
        text=own.said,
        why={},
        legs=[_leg(leg, "", own.result_of(leg)) for leg in own.legs],
        reporters=[],
        acts=[],
        bodies=[],
        photos=[photo_out(file) for file in (*own.reported, *own.shots.work)],
        may_rate=own.may_rate,
    )


def line_out(line: Line) -> schemas.LineOut:
    """What is told to the public carries no name of those who acted."""
    return schemas.LineOut(
        at=line.at,
        actor=line.actor_name,
        post=line.post_name,
        sentence=line.sentence,
        kind=line.kind,
    )


def told_out(line: Line) -> schemas.LineOut:
    said = line.told or line.sentence
    return schemas.LineOut(at=line.at, actor="", post="", sentence=said, kind=line.kind)


def moved_out(case: "Case") -> schemas.MovedOut:
    """The case as the command left it."""
    return schemas.MovedOut(
        code=case.code,
        state=case.state,
        state_label=schemas.state_label(case.state),
        due_at=case.due_at,
    )


def _names() -> dict[str, str]:
    return {code: category.name for code, category in catalogue().categories.items()}


def _row(case: "Case", names: dict[str, str] | None = None) -> dict[str, Any]:
    known = _names() if names is None else names
    return {
        "code": case.code,
        "title": title_told(case),
        "state": case.state,
        "state_label": schemas.state_label(case.state),
        "category": case.category,
        "category_name": known.get(case.category, ""),
        "source": schemas.source_label(case.source),
        "place": place_told(case),
        "region_code": case.region_code,
        "lead": case.lead.short_name if case.lead else "",
        "round": case.round_number,
        "reporter_count": case.reporter_count,
        "reported_at": case.reported_at,
        "accepted_at": case.accepted_at,
        "response_due_at": case.response_due_at,
        "responded_at": case.responded_at,
        "due_at": case.due_at,
        "closed_at": case.closed_at,
    }


def _leg(leg: "Leg", handler: str, result: str) -> schemas.LegOut:
    return schemas.LegOut(
        round=leg.round.number,
        role=LegRole(leg.role).label,
        organisation=leg.organisation.short_name,
        handler=handler,
        state=LegState(leg.state).label,
        wording=leg.wording,
        dispatched_at=leg.dispatched_at,
        due_at=leg.due_at,
        taken_up_at=leg.taken_up_at,
        done_at=leg.done_at,
        checked_at=leg.checked_at,
        result=result,
    )


def _reporter(shown: ReporterShown) -> schemas.ReporterOut:
    rating = shown.rating
    satisfaction = rating.satisfaction if rating else ""
    return schemas.ReporterOut(
        id=shown.id,
        name=shown.name,
        phone=shown.phone,
        is_first=shown.is_first,
        is_hidden=shown.is_hidden,
        joined_at=shown.joined_at,
        outcome=Outcome(rating.outcome).label if rating else "",
        satisfaction=Satisfaction(satisfaction).label if satisfaction else "",
    )


def photo_out(file: "StoredFile") -> schemas.PhotoOut:
    return schemas.PhotoOut(
        token=file.token,
        purpose=file.purpose,
        url=f"{PHOTOS}/{file.token}/{Variant.FULL.value}",
        thumbnail=f"{PHOTOS}/{file.token}/{Variant.THUMBNAIL.value}",
    )
