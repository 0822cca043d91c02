"""Reporting: a new case, more on it, joining it, urging it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from gongzhi.cases.access import stands_there
from gongzhi.cases.commands.loading import held_report
from gongzhi.cases.models import Case, Reporter, Round
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.queries.limits import limits_at
from gongzhi.cases.queries.repeated import was_just_supplemented
from gongzhi.cases.queries.searching import found_by
from gongzhi.cases.queries.tracking import last_urged_at
from gongzhi.cases.rules.reporting import BY_PHONE, check_photos, checked_text, longest
from gongzhi.cases.vocabulary import CaseState, Source
from gongzhi.facts.cases import CaseJoined, CaseReported, CaseSupplemented, CaseUrged
from gongzhi.foundation.database.compiled import Compiled
from gongzhi.foundation.files.commands.binding import claim
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local, local_day
from gongzhi.kernel.errors import NotPermitted, RuleBroken
from gongzhi.kernel.geo import Position, cell
from gongzhi.kernel.ref import Ref
from gongzhi.kernel.text import as_seen, short_title
from gongzhi.parties.queries import works_for
from gongzhi.territory.queries import Spot, spot_of_code

URGE_AGAIN_AFTER = timedelta(hours=24)
NOT_STAFF = "工作人员不能记为遇到的居民；自己遇到的事，另报一件"
NOT_THERE = "先扫现场的码，或在“我的”里核验在这个小区的房屋，才能说“我也遇到”"


@dataclass(frozen=True, kw_only=True)
class Report:
    """What somebody handed in. Without a spot the place is still to be found from `place_text`."""

    text: str
    source: Source
    region_code: str
    spot: Spot | None = None
    place_text: str = ""
    category: str = ""
    title: str = ""
    reporter: int | None = None
    is_shielded: bool = True
    origin_number: str = ""
    reported_at: datetime | None = None
    position: Position | None = None
    photos: Ref | None = None
    is_demonstration: bool = False
    code: str = ""
    """The number, where it was drawn beforehand."""


@transaction.atomic
def report_case(report: Report, *, actor: Actor, now: datetime) -> Case:
    """A new case in 待受理, or 待核地点 where the place is unknown. Routing follows by reaction."""
    return open_case(report, actor=actor, now=now)


def open_case(report: Report, *, actor: Actor, now: datetime) -> Case:
    """As `report_case`, in the transaction of an act that ends with it."""
    limits = limits_at(_region(report), local_day(now))
    text = checked_text(report.text, most=longest(report.source, limits.text))
    if report.spot and report.spot.retired:
        raise RuleBroken("这张码对应的位置已停用，换一个位置再报", field="place")
    _refuse_known(report)
    _refuse_too_many(report, limits.daily, now)
    case = _opened(report, text, now)
    Round.objects.create(case=case, number=1, opened_at=now)
    if report.reporter is not None:
        Reporter.objects.create(
            case=case,
            person_id=report.reporter,
            is_first=True,
            is_shielded=report.is_shielded,
            joined_at=now,
        )
    photos = (
        claim(report.photos, Ref("case", case.pk), purpose="report", region_code=case.region_code)
        if report.photos
        else []
    )
    check_photos(len(photos), limits.photos)
    fact = CaseReported(
        case=case.pk, source=report.source, category=case.category, photos=len(photos)
    )
    record(fact, actor=actor, now=now, region_code=case.region_code)
    return case


def _region(report: Report) -> str:
    return report.spot.region_code if report.spot else report.region_code


def _refuse_too_many(report: Report, most: int, now: datetime) -> None:
    """One's own reports of the day; what staff take down or another office sends is not counted."""
    if report.reporter is None or report.source not in BY_PHONE:
        return
    midnight = local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    if len(OWN_SINCE.rows(report.reporter, midnight)) >= most:
        raise RuleBroken(f"今天已经报了 {most} 件，明天再报；急事打社区电话或 12345")


OWN_SINCE = Compiled(
    lambda person, since: Reporter.objects.filter(
        person=person, is_first=True, joined_at__gte=since, case__source__in=sorted(BY_PHONE)
    ).values_list("pk")
)


def _refuse_known(report: Report) -> None:
    """In words; the constraint beneath holds against two at once."""
    if not report.origin_number:
        return
    county = (report.spot.region_code if report.spot else report.region_code)[:6]
    known = Case.objects.filter(
        county_code=county, source=report.source, origin_number=report.origin_number
    ).first()
    if known is not None:
        said = f"来文 {report.origin_number} 已经收过，编号 {known.code}"
        raise RuleBroken(said, field="origin_number")


def _opened(report: Report, text: str, now: datetime) -> Case:
    spot = report.spot
    region_code = spot.region_code if spot else report.region_code.ljust(12, "0")
    chosen = catalogue().categories.get(report.category)
    at = report.position or _position_of(spot)
    title, place = report.title or short_title(text), spot.whole_name if spot else report.place_text
    return Case.objects.create(
        county_code=region_code[:6],
        street_code=region_code[:9],
        region_code=region_code,
        code=report.code or next_code(now),
        source=report.source,
        origin_number=report.origin_number,
        state=CaseState.PENDING if spot else CaseState.PLACE_UNKNOWN,
        category=chosen.code if chosen else "",
        line=chosen.line if chosen else "",
        title=title,
        text=text,
        estate_id=spot.estate if spot else None,
        building_id=spot.building if spot else None,
        entrance_id=spot.entrance if spot else None,
        facility_id=spot.facility if spot else None,
        place_name=place,
        latitude=at.latitude if at else None,
        longitude=at.longitude if at else None,
        h3_cell=cell(at) if at else "",
        reporter_count=int(report.reporter is not None),
        reported_at=report.reported_at or now,
        updated_at=now,
        search=found_by(title, text, place),
        is_demonstration=report.is_demonstration,
    )


def _position_of(spot: Spot | None) -> Position | None:
    if spot is None or spot.latitude is None or spot.longitude is None:
        return None
    return Position(spot.latitude, spot.longitude)


def next_code(now: datetime) -> str:
    """Day and running number: 261121-000317. The sequence never waits for a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('cases_case_number')")
        number = cursor.fetchone()[0]
    return f"{local(now):%y%m%d}-{number % 1_000_000:06d}"


@transaction.atomic
def supplement_case(
    code: str, text: str, *, photos: Ref | None, actor: Actor, now: datetime
) -> Case:
    """The reporter adds words or photos while the case is open; sent twice they are added once.
    Sent with neither it is refused, also right after photos without words."""
    case = held_report(code, actor)
    _own_report(case, actor)
    if not case.is_open:
        raise RuleBroken("这件事已经归档，不能再补充；没解决可以在评价里说")
    said = as_seen(text)
    if was_just_supplemented(case, said, photos, actor=actor, now=now):
        return case
    owner, place = Ref("case", case.pk), case.region_code
    added = claim(photos, owner, purpose="report", region_code=place) if photos else []
    if not said and not added:
        raise RuleBroken("写点什么，或加一张照片", field="text")
    limits = limits_at(case.region_code, local_day(now))
    if len(said) > limits.text:
        raise RuleBroken(f"最多 {limits.text} 字，现在 {len(said)} 字", field="text")
    check_photos(len(added), limits.photos)
    record(
        CaseSupplemented(case=case.pk, photos=len(added), draft=_number(photos), text=said),
        actor=actor,
        now=now,
        region_code=case.region_code,
    )
    Case.objects.filter(pk=case.pk).update(updated_at=now)
    return case


def _number(photos: Ref | None) -> str:
    return str(photos.id) if photos else ""


@transaction.atomic
def join_case(
    code: str, *, is_shielded: bool, actor: Actor, now: datetime, place: str = ""
) -> Case:
    """我也遇到: one more reporter, who is answered and rates for himself.

    Numbers can be guessed, so it takes more than one: a verified home in the estate, or the code
    printed there (`place`); without it a number that exists is refused like one that does not.
    Nobody joins what his own body handles.
    """
    if actor.person is None:
        raise RuleBroken("先登录，才能说“我也遇到”")
    if actor.appointment is not None:
        raise NotPermitted(NOT_STAFF)
    case = Case.objects.select_for_update(of=("self",)).filter(code=code).first()
    if case is None:
        raise NotPermitted(NOT_THERE)
    _refuse_outsider(case, place, actor, now)
    if not case.is_open:
        raise RuleBroken("这件事已经办完，还有问题就新报一件")
    _, is_new = Reporter.objects.get_or_create(
        case=case,
        person_id=actor.person,
        defaults={"is_shielded": is_shielded, "joined_at": now},
    )
    if is_new:
        case.reporter_count += 1
        case.save(update_fields=["reporter_count"])
        record(
            CaseJoined(case=case.pk, count=case.reporter_count),
            actor=actor,
            now=now,
            region_code=case.region_code,
        )
    return case


def _refuse_outsider(case: Case, place: str, actor: Actor, now: datetime) -> None:
    if Reporter.objects.filter(case=case, person=actor.person).exists():
        return
    if not stands_there(actor, case.estate_id, spot_of_code(place) if place else None):
        raise NotPermitted(NOT_THERE)
    if works_for(actor.person, case.lead_id, local_day(now)):
        raise NotPermitted(NOT_STAFF)


@transaction.atomic
def urge_case(code: str, *, actor: Actor, now: datetime) -> Case:
    """催办: tells the handler and the community, once in 24 hours, whoever of the reporters asks.

    When it was urged last is read once the case is held: of two at the same moment the second
    sees the first.
    """
    case = held_report(code, actor)
    _own_report(case, actor)
    if not case.is_open:
        raise RuleBroken("这件事已经办完，不用催")
    last = last_urged_at(case)
    if last and now < last + URGE_AGAIN_AFTER:
        raise RuleBroken("24 小时内催过了，承办单位和社区都已收到")
    record(CaseUrged(case=case.pk), actor=actor, now=now, region_code=case.region_code)
    return case


def _own_report(case: Case, actor: Actor) -> Reporter:
    reporter = Reporter.objects.filter(case=case, person=actor.person).first()
    if reporter is None:
        raise Case.DoesNotExist
    return reporter
