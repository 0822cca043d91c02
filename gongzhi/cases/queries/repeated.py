"""Whether the same has just been said: a button pressed twice, a form that a telephone sends again.

Asked once the case is held, or where there is none yet the person, so that of two at the same
moment the second sees the first.
"""

from datetime import datetime, timedelta
from typing import cast

from gongzhi.cases.models import Case
from gongzhi.cases.rules.reporting import BY_PHONE
from gongzhi.facts.cases import CaseSupplemented, ReporterContacted
from gongzhi.foundation.database.compiled import Compiled
from gongzhi.foundation.files.queries import files_of
from gongzhi.foundation.journal.reading import facts_since
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.fact import Fact
from gongzhi.kernel.ref import Ref
from gongzhi.territory.queries import Spot

ONE_ACT = timedelta(minutes=10)
"""The same words of the same person on the same case within it are one act."""


def was_just_contacted(
    case: Case, channel: str, reply: str, *, actor: Actor, now: datetime
) -> bool:
    just = _just_said(case, ReporterContacted.kind(), actor, now)
    said = [(one.payload()["channel"], one.spoken()["reply"]) for one in just]
    return (channel, reply) in said


def was_just_supplemented(
    case: Case, text: str, photos: Ref | None, *, actor: Actor, now: datetime
) -> bool:
    """Photos that the case has not got yet are something new, whatever the words. With neither
    words nor photos it is the draft's number that tells one sent again from an empty one."""
    just = _just_said(case, CaseSupplemented.kind(), actor, now)
    alike = [one for one in just if one.spoken()["text"] == text]
    if not alike or _has_new(case, photos):
        return False
    if text or photos is None:
        return bool(text)
    drafts = {one.payload()["draft"] for one in alike}
    return str(photos.id) in drafts or bool(files_of(photos, "report"))


def was_just_reported(
    person: int | None,
    text: str,
    spot: Spot | None,
    place_text: str,
    photos: Ref | None,
    *,
    now: datetime,
) -> Case | None:
    """The case that the person has just made of these words at this place; photos that it has not
    got yet are something new."""
    place = spot.whole_name if spot else place_text
    where = (spot.estate, spot.building, spot.entrance, spot.facility) if spot else (None,) * 4
    for case in OWN_JUST_NOW.rows(person, now - ONE_ACT):
        stands = (case.estate_id, case.building_id, case.entrance_id, case.facility_id)
        is_same = (case.text, case.place_name, stands) == (text, place, where)
        if is_same and not _has_new(case, photos):
            return cast("Case", case)
    return None


OWN_JUST_NOW = Compiled(
    lambda person, since: Case.objects.filter(
        reporters__person=person,
        reporters__is_first=True,
        reporters__joined_at__gte=since,
        source__in=sorted(BY_PHONE),
    )
)


def _just_said(case: Case, kind: str, actor: Actor, now: datetime) -> list[Fact]:
    return facts_since(Ref("case", case.pk), kind, person=actor.person, since=now - ONE_ACT)


def _has_new(case: Case, photos: Ref | None) -> bool:
    sent = {file.received_sha256 for file in files_of(photos, "report")} if photos else set()
    return not sent <= {file.received_sha256 for file in files_of(Ref("case", case.pk), "report")}
