"""纠错: a resident asks that his own home's data be put right; the community answers in words."""

from datetime import datetime

from django.db import transaction

from gongzhi.facts.parties import CorrectionAnswered, CorrectionAsked
from gongzhi.foundation.duties.commands import Holder, begin, finish
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import Span, Unit
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.kernel.ref import Ref
from gongzhi.kernel.text import as_seen
from gongzhi.parties.commands.permitting import require_place
from gongzhi.parties.models import Correction, Person, Residency
from gongzhi.parties.rules.residency import checked_name
from gongzhi.parties.vocabulary import (
    CorrectionState,
    CorrectionSubject,
    Power,
    StayState,
)

ANSWER = "correction.answer"
ANSWERING = Span(5, Unit.WORKING_DAYS)
"""Our own proposal; 个人信息保护法 第四十六条 says 及时 and no number."""
MOST_WORDS = 300


@transaction.atomic
def ask_correction(
    residency: int, *, subject: str, wanted: str, actor: Actor, now: datetime
) -> Correction:
    """One open question a home and subject. Residency.DoesNotExist where it is not the actor's."""
    rows = Residency.objects.select_for_update(of=("self",)).select_related("estate")
    home = rows.get(pk=residency, person=actor.person or 0)
    if home.state != StayState.VERIFIED:
        raise StateChanged("这套房还没有核验；登记写错了，改好再登记一次就行")
    if subject not in set(CorrectionSubject):
        raise RuleBroken("选一下哪一项不对", field="subject")
    _refuse_second(home, subject)
    correction = Correction.objects.create(
        county_code=home.estate.county_code,
        region_code=home.estate.region_code,
        residency=home,
        subject=subject,
        wanted=_words(wanted, subject),
        asked_at=now,
    )
    asked = CorrectionAsked(correction=correction.pk, residency=home.pk, item=subject)
    record(asked, actor=actor, now=now, region_code=correction.region_code)
    _begin_duty(correction, home, actor, now)
    return correction


@transaction.atomic
def answer_correction(
    number: int, *, is_granted: bool, answer: str, actor: Actor, now: datetime
) -> Correction:
    """A name is put right with the answer; what stands in another register is put right there
    first, and the answer says so."""
    rows = Correction.objects.select_for_update(of=("self",))
    correction = rows.select_related("residency__estate").get(pk=number)
    home = correction.residency
    require_place(actor, correction.region_code, home.estate_id, power=Power.VERIFY)
    if actor.person == home.person_id:
        raise NotPermitted("这是你自己提出的，要由别人答复")
    if correction.state != CorrectionState.ASKED:
        raise StateChanged(f"这条纠错已答复：{CorrectionState(correction.state).label}")
    if not as_seen(answer):
        raise RuleBroken("写明理由或改了什么，居民会看到", field="answer")
    finish(Ref("correction", number), ANSWER, actor=actor, now=now)
    state = CorrectionState.GRANTED if is_granted else CorrectionState.REFUSED
    if is_granted and correction.subject == CorrectionSubject.NAME:
        _rename(home, correction.wanted)
    correction.state, correction.answer, correction.answered_at = state, as_seen(answer), now
    correction.save(update_fields=["state", "answer", "answered_at"])
    answered = CorrectionAnswered(
        correction=number, residency=home.pk, state=state, answer=as_seen(answer)
    )
    record(answered, actor=actor, now=now, region_code=correction.region_code)
    return correction


def _refuse_second(home: Residency, subject: str) -> None:
    waiting = home.corrections.filter(subject=subject, state=CorrectionState.ASKED)
    if waiting.exists():
        label = CorrectionSubject(subject).label
        raise StateChanged(f"你提过{label}的纠错，还在等答复")


def _words(wanted: str, subject: str) -> str:
    seen = as_seen(wanted)
    if not seen:
        raise RuleBroken("写上应该是什么", field="wanted")
    if len(seen) > MOST_WORDS:
        raise RuleBroken(f"最多 {MOST_WORDS} 字，现在有 {len(seen)} 字", field="wanted")
    if subject == CorrectionSubject.NAME:
        return _name(seen)
    return seen


def _name(wanted: str) -> str:
    try:
        return checked_name(wanted)
    except RuleBroken as broken:
        raise RuleBroken(broken.message, field="wanted") from broken


def _rename(home: Residency, name: str) -> None:
    person = Person.objects.select_for_update().get(pk=home.person_id)
    person.name = name
    person.save(update_fields=["name"])


def _begin_duty(correction: Correction, home: Residency, actor: Actor, now: datetime) -> None:
    begin(
        ANSWER,
        Ref("correction", correction.pk),
        span=ANSWERING,
        holder=Holder(power=Power.VERIFY),
        title=f"答复居民纠错：{home.estate.name}，{CorrectionSubject(correction.subject).label}",
        wording=f"居民纠错答复 {ANSWERING.wording}（平台拟）",
        actor=actor,
        now=now,
        region_code=correction.region_code,
    )
