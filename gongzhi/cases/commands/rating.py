"""Answers of reporters: asked for, given, given by telephone, or never given."""

from datetime import datetime

from django.db import transaction

from gongzhi.cases import access
from gongzhi.cases.commands import clocks
from gongzhi.cases.commands.leg import start_leg
from gongzhi.cases.commands.loading import (
    held_case,
    held_report,
    moved,
    present_round,
    refuse_unless,
    save,
    standing_lead,
)
from gongzhi.cases.models import Case, Rating, Reporter, Round
from gongzhi.cases.queries.limits import limits_at
from gongzhi.cases.rules.reporting import check_photos, required
from gongzhi.cases.vocabulary import Act, CaseState, Outcome, RatingOrigin, Satisfaction
from gongzhi.facts.cases import CaseArchived, CaseRated, CaseReopened, RatingAsked, RatingLapsed
from gongzhi.foundation.files.commands.binding import claim
from gongzhi.foundation.jobs.sweeping import Sweep
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.kernel.ref import Ref
from gongzhi.kernel.text import as_seen

LAPSE = Sweep("cases.lapse", "评价到期归档", "case")
ANSWERABLE = (CaseState.AWAITING_RATING, CaseState.ARCHIVED)


@transaction.atomic
def ask_for_rating(case_id: int, *, actor: Actor, now: datetime) -> None:
    """核查通过 → 待评价, with the day until which an answer is waited for."""
    case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
    if case.state != CaseState.CHECKED:
        return
    moved(case, Act.ASK, now)
    round_ = present_round(case)
    round_.rating_until_at = clocks.rating_until(case, now)
    round_.save(update_fields=["rating_until_at"])
    save(case)
    fact = RatingAsked(case=case.pk, round=round_.number, until_at=round_.rating_until_at)
    record(fact, actor=actor, now=now, region_code=case.region_code)


@transaction.atomic
def rate_case(
    code: str,
    *,
    outcome: Outcome | None,
    satisfaction: Satisfaction | None,
    comment: str,
    photos: Ref | None = None,
    actor: Actor,
    now: datetime,
) -> Case:
    """The reporter says whether it is solved, and how it was done."""
    case = held_report(code, actor)
    reporter = Reporter.objects.filter(case=case, person=actor.person).first()
    if reporter is None:
        raise NotPermitted("只有报事人自己能评价")
    _answer(case, reporter, RatingOrigin.REPORTER, outcome, satisfaction, comment, actor, now)
    if photos:
        owner, place = Ref("case", case.pk), case.region_code
        added = claim(photos, owner, purpose="report", region_code=place)
        check_photos(len(added), limits_at(place, local_day(now)).photos)
    return case


@transaction.atomic
def record_callback(
    code: str,
    *,
    reporter_id: int,
    outcome: Outcome | None,
    satisfaction: Satisfaction | None,
    comment: str,
    actor: Actor,
    now: datetime,
) -> Case:
    """回访 by someone other than the handler; counted apart from what reporters say themselves."""
    case = held_case(code, actor)
    refuse_unless(allowed=access.may_call_back(actor, case), act=Act.CALL_BACK)
    _refuse_early(case)
    if actor.person == standing_lead(case).handler_id:
        raise NotPermitted("这件是你自己办的，要由别人回访")
    required(comment, "comment", "写明回访时报事人怎么说")
    reporter = Reporter.objects.get(case=case, pk=reporter_id)
    _answer(case, reporter, RatingOrigin.CALLBACK, outcome, satisfaction, comment, actor, now)
    return case


def _answer(
    case: Case,
    reporter: Reporter,
    origin: RatingOrigin,
    outcome: Outcome | None,
    satisfaction: Satisfaction | None,
    comment: str,
    actor: Actor,
    now: datetime,
) -> None:
    _refuse_early(case)
    if outcome is None:
        raise RuleBroken("先选解决了没有", field="outcome")
    if outcome is Outcome.RESOLVED and satisfaction is None:
        raise RuleBroken("再选一下办得满意吗", field="satisfaction")
    if outcome is Outcome.UNRESOLVED:
        required(comment, "comment", "写一句哪里没解决，好让承办人照着办")
        clocks.refuse_late_reopening(case, now)
    round_ = present_round(case)
    if Rating.objects.filter(reporter=reporter, round=round_).exists():
        raise StateChanged("这一次已经评价过了")
    Rating.objects.create(
        reporter=reporter,
        round=round_,
        outcome=outcome,
        satisfaction=_kept(outcome, satisfaction),
        origin=origin,
        comment=as_seen(comment),
        rated_at=now,
        caller_id=actor.person if origin is RatingOrigin.CALLBACK else None,
    )
    _end_silence(round_)
    _record_answer(case, reporter, round_, origin, outcome, satisfaction, comment, actor, now)
    if outcome is Outcome.UNRESOLVED:
        _reopen(case, actor, now)
    elif case.state == CaseState.AWAITING_RATING and not _somebody_silent(case, round_):
        _archive(case, round_, actor, now)


def _refuse_early(case: Case) -> None:
    if case.state not in ANSWERABLE:
        raise StateChanged(f"这件诉求现在是“{CaseState(case.state).label}”，还不能评价")


def _end_silence(round_: Round) -> None:
    """An answer after the silence still counts, and a round is never both silent and answered."""
    if round_.is_unanswered:
        round_.is_unanswered = False
        round_.save(update_fields=["is_unanswered"])


def _kept(outcome: Outcome, satisfaction: Satisfaction | None) -> str:
    """An unresolved matter is never a satisfied one, whatever was ticked beside it."""
    return satisfaction or "" if outcome is Outcome.RESOLVED else ""


def _record_answer(
    case: Case,
    reporter: Reporter,
    round_: Round,
    origin: RatingOrigin,
    outcome: Outcome,
    satisfaction: Satisfaction | None,
    comment: str,
    actor: Actor,
    now: datetime,
) -> None:
    fact = CaseRated(
        case=case.pk,
        round=round_.number,
        reporter=reporter.pk,
        origin=origin,
        outcome=outcome,
        satisfaction=_kept(outcome, satisfaction),
        comment=as_seen(comment),
    )
    record(fact, actor=actor, now=now, region_code=case.region_code)


def _somebody_silent(case: Case, round_: Round) -> bool:
    return Reporter.objects.filter(case=case).exclude(ratings__round=round_).exists()


def _archive(case: Case, round_: Round, actor: Actor, now: datetime) -> None:
    moved(case, Act.ARCHIVE, now)
    round_.rating_until_at = None
    round_.save(update_fields=["rating_until_at"])
    save(case)
    clocks.stop_all(case, actor=actor, now=now)
    record(CaseArchived(case=case.pk), actor=actor, now=now, region_code=case.region_code)


def _reopen(case: Case, actor: Actor, now: datetime) -> None:
    """再办: another round with the same lead; what the earlier rounds were stays as it was."""
    before = standing_lead(case)
    Round.objects.filter(pk=before.round_id).update(rating_until_at=None)
    moved(case, Act.REOPEN, now)
    case.round_number += 1
    Round.objects.create(case=case, number=case.round_number, opened_at=now)
    leg = start_leg(case, before.organisation, actor=actor, now=now)
    save(case, "round_number", "lead", "due_at")
    fact = CaseReopened(
        case=case.pk,
        round=case.round_number,
        leg=leg.pk,
        organisation=before.organisation_id,
        due_at=leg.due_at,
    )
    record(fact, actor=actor, now=now, region_code=case.region_code)


def lapse_ratings(*, actor: Actor, now: datetime, limit: int = 500) -> int:
    """Silence for the days of the rule: counted as not answered, and the case is filed."""
    late = Round.objects.filter(rating_until_at__lte=now, is_unanswered=False)
    turns = late.exclude(case_id__in=LAPSE.put_off(now)).order_by("rating_until_at", "pk")
    cases = turns.values_list("case_id", flat=True)[:limit]
    return LAPSE.each(cases, lambda case_id: _lapse(case_id, actor, now), now=now, limit=limit)


@transaction.atomic
def _lapse(case_id: int, actor: Actor, now: datetime) -> bool:
    case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
    round_ = present_round(case)
    if case.state != CaseState.AWAITING_RATING or not round_.rating_until_at:
        return False
    if round_.rating_until_at > now:
        return False
    answered = Rating.objects.filter(round=round_).exists()
    moved(case, Act.ARCHIVE, now)
    round_.is_unanswered, round_.rating_until_at = not answered, None
    round_.save(update_fields=["is_unanswered", "rating_until_at"])
    save(case)
    clocks.stop_all(case, actor=actor, now=now)
    if not answered:
        fact = RatingLapsed(case=case.pk, round=round_.number)
        record(fact, actor=actor, now=now, region_code=case.region_code)
    record(CaseArchived(case=case.pk), actor=actor, now=now, region_code=case.region_code)
    return True
