"""A report on its way: kept under its number until its sender has proven his phone.

Handed in once: two tabs of one draft give one case. The number is that of the files draft, so the
photos are found by it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from gongzhi.cases.commands.report import Report, next_code, open_case
from gongzhi.cases.models import ReportDraft
from gongzhi.cases.queries.limits import limits_at
from gongzhi.cases.queries.places import Place, place_of, refuse_retired
from gongzhi.cases.queries.repeated import was_just_reported
from gongzhi.cases.rules.reporting import checked_beginning, checked_place, checked_text
from gongzhi.cases.vocabulary import Source
from gongzhi.foundation.files.drafts import KIND
from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.files.queries import files_of
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.kernel.geo import Position
from gongzhi.kernel.ref import Ref
from gongzhi.kernel.text import as_seen

PURPOSE = "report"
TAKE = """
INSERT INTO cases_reportdraft AS draft
    (token, created_at, case_code, person_id,
     place_token, place_text, category, text, is_shielded)
SELECT %s, %s, %s, %s, %s, %s, %s, %s, %s
FROM pg_advisory_xact_lock(hashtextextended('cases.report', %s))
ON CONFLICT (token) DO UPDATE SET
    (case_code, person_id, place_token, place_text, category, text, is_shielded) =
    (excluded.case_code, excluded.person_id, excluded.place_token, excluded.place_text,
     excluded.category, excluded.text, excluded.is_shielded)
WHERE draft.case_code = '' AND coalesce(draft.person_id, excluded.person_id) = excluded.person_id
RETURNING id
"""
"""One person's reports are taken one by one, so that of two alike the second sees the first."""
ONE_BY_ONE = "SELECT pg_advisory_xact_lock(hashtextextended('cases.report', %s))"
UNSENT_KEPT, SENT_KEPT = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What stands in the form."""

    place: str = ""
    place_text: str = ""
    category: str = ""
    text: str = ""
    is_shielded: bool = True


@dataclass(frozen=True)
class HandedIn:
    """The number of the case a draft has become: by this act, by one before it, or because the
    same person has just said the same of the same place."""

    code: str
    is_new: bool


class HandedInBefore(StateChanged):
    """The draft has become a case already, and what comes now is something else."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"刚才那一份已经报上，编号 {code}。现在写的和它不一样：是另一件就再点一次“提交报事”"
        )
        self.code = code


def photos_of_draft(token: str) -> Ref:
    return Ref(KIND, int(token))


@transaction.atomic
def set_draft_aside(token: str, typed: Typed, *, now: datetime) -> ReportDraft:
    """Put by as it stands, complete or not, on the way to another place; no longer than a report
    may be, since anybody puts by."""
    checked_place(typed.place_text)
    checked_beginning(typed.text)
    return _set_aside(token, typed, now)


@transaction.atomic
def keep_draft(token: str, typed: Typed, *, now: datetime) -> ReportDraft:
    """Complete, so that after proving the phone one button is left."""
    return _kept(token, typed, _checked_place(typed.place, typed.place_text), now)


@transaction.atomic
def submit_draft(token: str, *, actor: Actor, now: datetime) -> HandedIn:
    """One case, however often it is sent."""
    draft = ReportDraft.objects.select_for_update().get(token=token)
    _refuse_others(draft, actor)
    if draft.case_code:
        return HandedIn(draft.case_code, is_new=False)
    return _submitted(draft, actor, now)


def claim_draft(token: str, *, actor: Actor) -> None:
    """From signing in on it is the person's, and nobody else's."""
    ReportDraft.objects.filter(token=token, person=None).update(person_id=actor.person)


@transaction.atomic
def hand_in(token: str, typed: Typed, *, actor: Actor, now: datetime) -> HandedIn:
    """Keep and submit in one: either all of it has happened, or nothing."""
    place = _checked_place(typed.place, typed.place_text)
    _check_text(typed, place, now)
    person, code = _proven(actor), next_code(now)
    draft = ReportDraft(
        token=token, created_at=now, case_code=code, person_id=person, **_columns(typed)
    )
    if not _taken(draft):
        return _handed_in_before(token, typed, actor)
    return _became(draft, _report(draft, place, person), actor, now)


def _taken(draft: ReportDraft) -> bool:
    """Whether the draft becomes this case and no other; held until the act is committed."""
    typed = [getattr(draft, name) for name in _columns(Typed())]
    with connection.cursor() as cursor:
        cursor.execute(
            TAKE,
            [
                *(draft.token, draft.created_at, draft.case_code, draft.person_id),
                *typed,
                draft.person_id,
            ],
        )
        return cursor.fetchone() is not None


def _became(draft: ReportDraft, report: Report, actor: Actor, now: datetime) -> HandedIn:
    """A case of its own, unless the form came back filled (the browser's “back”) and was sent
    under another number: then it is the case that the first has become."""
    known = was_just_reported(
        draft.person_id, report.text, report.spot, report.place_text, report.photos, now=now
    )
    if known is None:
        open_case(report, actor=actor, now=now)
        return HandedIn(draft.case_code, is_new=True)
    ReportDraft.objects.filter(token=draft.token).update(case_code=known.code)
    return HandedIn(known.code, is_new=False)


def _handed_in_before(token: str, typed: Typed, actor: Actor) -> HandedIn:
    draft = ReportDraft.objects.get(token=token)
    _refuse_others(draft, actor)
    if draft.text != as_seen(typed.text):
        raise HandedInBefore(draft.case_code)
    return HandedIn(draft.case_code, is_new=False)


def _refuse_others(draft: ReportDraft, actor: Actor) -> None:
    if draft.person_id is not None and draft.person_id != actor.person:
        raise NotPermitted("这一份草稿是别人的；刷新页面，重新写一份")


def _set_aside(token: str, typed: Typed, now: datetime) -> ReportDraft:
    """The draft, held until the act is committed; written only where something is new."""
    fresh = ReportDraft(token=token, created_at=now, **_columns(typed))
    ReportDraft.objects.bulk_create([fresh], ignore_conflicts=True)
    draft = ReportDraft.objects.select_for_update().get(token=token)
    before = {name: getattr(draft, name) for name in _columns(typed)}
    if draft.case_code or before == _columns(typed):
        return draft
    for name, value in _columns(typed).items():
        setattr(draft, name, value)
    draft.save()
    return draft


def _columns(typed: Typed) -> dict[str, Any]:
    return {
        "place_token": typed.place[:24],
        "place_text": as_seen(typed.place_text),
        "category": typed.category[:40],
        "text": as_seen(typed.text),
        "is_shielded": typed.is_shielded,
    }


def _kept(token: str, typed: Typed, place: Place, now: datetime) -> ReportDraft:
    _check_text(typed, place, now)
    draft = _set_aside(token, typed, now)
    if draft.case_code and draft.text != as_seen(typed.text):
        raise HandedInBefore(draft.case_code)
    return draft


def _check_text(typed: Typed, place: Place, now: datetime) -> None:
    checked_text(typed.text, most=limits_at(place.region_code, local_day(now)).text)


def _submitted(draft: ReportDraft, actor: Actor, now: datetime) -> HandedIn:
    person = _proven(actor)
    place = _checked_place(draft.place_token, draft.place_text)
    with connection.cursor() as cursor:
        cursor.execute(ONE_BY_ONE, [person])
    draft.case_code, draft.person_id = next_code(now), person
    draft.save(update_fields=["case_code", "person"])
    return _became(draft, _report(draft, place, person), actor, now)


def _proven(actor: Actor) -> int:
    if actor.person is None:
        raise NotPermitted("先用手机号登录，再提交")
    return actor.person


def forget_drafts(*, now: datetime) -> int:
    """What nobody handed in within a day goes, as its photos do; what was, once no tab holds it."""
    unsent = Q(case_code="", created_at__lt=now - UNSENT_KEPT)
    return ReportDraft.objects.filter(unsent | Q(created_at__lt=now - SENT_KEPT)).delete()[0]


def _report(draft: ReportDraft, place: Place, person: int) -> Report:
    photos = photos_of_draft(draft.token)
    uploaded = files_of(photos, PURPOSE)
    return Report(
        text=draft.text,
        source=Source.SCAN if place.is_scanned else Source.PHOTO,
        region_code=place.region_code,
        spot=place.spot_with(draft.place_text),
        place_text=f"{place.name} {draft.place_text}" if place.spot is None else "",
        category=draft.category,
        reporter=person,
        is_shielded=draft.is_shielded,
        position=_taken_at(uploaded) if place.spot is None else None,
        photos=photos if uploaded else None,
        code=draft.case_code,
    )


def _checked_place(key: str, words: str) -> Place:
    place = place_of(key)
    if place is None:
        raise RuleBroken("先选在哪个小区，写的都还在", field="place")
    refuse_retired(place)
    if place.spot is None and not as_seen(words):
        raise RuleBroken("写一句在哪里，例如“菜市场北门对面”", field="place_text")
    checked_place(words)
    return place


def _taken_at(photos: Iterable[StoredFile]) -> Position | None:
    """Where the first photo that knows it was taken; all that says where, without an estate."""
    for photo in photos:
        if photo.latitude is not None and photo.longitude is not None:
            return Position(photo.latitude, photo.longitude)
    return None
