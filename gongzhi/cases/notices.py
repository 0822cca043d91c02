"""Who is told what about a case: reporters in plain words, staff of what waits for them.

Days are named by their date: a message is read on another day than it was written.
"""

from collections.abc import Iterable

from django.db.models import Q

from gongzhi.cases.models import Case, Reporter
from gongzhi.cases.queries.naming import title_for_others
from gongzhi.cases.vocabulary import BEFORE_DISPATCH, Power, RefusalReason
from gongzhi.facts.cases import (
    CaseDispatched,
    CaseOutsideCorrected,
    CaseOverdue,
    CasePaused,
    CasePlaceCorrected,
    CaseRated,
    CaseRefused,
    CaseReopened,
    CaseTransferred,
    CaseUrged,
    CheckFailed,
    LegFinished,
    LegReturned,
    RatingAsked,
    ReporterContacted,
)
from gongzhi.facts.duties import DutyReminded
from gongzhi.foundation import links
from gongzhi.foundation.duties.queries import duty_of
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.journal.reacting import on
from gongzhi.foundation.journal.rules.sentences import instant
from gongzhi.foundation.notify.commands.reading import mark_done
from gongzhi.foundation.notify.commands.telling import tell
from gongzhi.foundation.notify.rules.wording import Template
from gongzhi.foundation.notify.vocabulary import Channel
from gongzhi.foundation.notify.wording import template
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.ref import Ref
from gongzhi.parties.queries import organisation_of, people_in_charge, people_of
from gongzhi.territory.queries import region

IN_APP = (Channel.IN_APP,)
OVERSEE = "duties.oversee"

DISPATCHED = template(
    "cases.dispatched",
    title="已派给{organisation}",
    text="“{title}”已派给{organisation}，{due}前办结。编号 {code}",
)
REFUSED = template(
    "cases.refused",
    title="不予受理",
    text="“{title}”不予受理：{reason}，依据{clause}。{explanation}",
)
TRANSFERRED = template(
    "cases.transferred", title="已转市级办理", text="“{title}”街道管不了，已转市级：{explanation}"
)
PLACE_CORRECTED = template(
    "cases.place_corrected",
    title="地点更正了",
    text="“{title}”的地点更正了，原来是{before}：{reason}。现在由{body}安排，派给谁再告诉你",
    channels=IN_APP,
)
CORRECTED_BEFORE = template(
    "cases.corrected_before",
    title="地点更正了",
    text="“{title}”的地点更正了，原来是{before}：{reason}",
    channels=IN_APP,
)
"""Where the case has gone on since: what comes next was told by what came after."""
ANSWERED = template(
    "cases.answered",
    title="有人联系你了",
    text="“{title}”有了回复：{reply}",
    channels=IN_APP,
)
PAUSED = template(
    "cases.paused",
    title="先停一停",
    text="“{title}”暂停计时：{explanation}，{until}继续",
    channels=IN_APP,
)
RATE = template(
    "cases.rate",
    title="办完了，等你评价",
    text="“{title}”已核查通过。{until}前说一句解决了没有；不评价不算满意。编号 {code}",
)
LATE = template(
    "cases.late",
    title="到期没办完",
    text="“{title}”到期没办完，已提醒{organisation}和社区",
    channels=IN_APP,
)
NEW_WORK = template(
    "cases.new_work", title="新派来的诉求", text="{title}，{due}前办结", channels=IN_APP
)
AGAIN = template(
    "cases.again",
    title="报事人说没解决",
    text="{title}，第 {round} 次办理，{due}前办结",
    channels=IN_APP,
)
TO_CHECK = template(
    "cases.to_check", title="等你核查", text="“{title}”办完了，等核查", channels=IN_APP
)
NOT_PASSED = template(
    "cases.not_passed", title="核查没有通过", text="{title}：{reason}", channels=IN_APP
)
SENT_BACK = template(
    "cases.sent_back", title="被退回，待重新派单", text="{title}：{reason}", channels=IN_APP
)
URGED = template("cases.urged", title="报事人催办", text="{title}", channels=IN_APP)
OVERDUE = template(
    "cases.overdue", title="到期未办结", text="{title}，{organisation}承办", channels=IN_APP
)
DUE_SOON = template("cases.due_soon", title="快到期", text="{title}，{due}到期", channels=IN_APP)


@on(CaseDispatched)
def tell_of_dispatch(fact: CaseDispatched, entry: Entry) -> None:
    case = _case(fact.case)
    due = instant(fact.due_at, seen_at=entry.at)
    body = organisation_of(fact.organisation).short_name
    _tell_reporters(case, DISPATCHED, entry, organisation=body, due=due, code=case.code)
    _tell_body(case, fact.organisation, NEW_WORK, entry, due=due)


@on(CaseRefused)
def tell_of_refusal(fact: CaseRefused, entry: Entry) -> None:
    _tell_reporters(
        _case(fact.case),
        REFUSED,
        entry,
        reason=RefusalReason(fact.reason).label,
        clause=fact.clause,
        explanation=fact.explanation,
    )


@on(CaseTransferred)
def tell_of_transfer(fact: CaseTransferred, entry: Entry) -> None:
    _tell_reporters(_case(fact.case), TRANSFERRED, entry, explanation=fact.explanation)


@on(CasePlaceCorrected)
def tell_of_correction(fact: CasePlaceCorrected, entry: Entry) -> None:
    """Who sees to it now, before any body has it; that body is named when it is dispatched. The
    wrong estate may be gone by then: nothing holds it any more."""
    estate = Ref("estate", fact.estate)
    known = links.resolve({estate})[estate]
    before = "已停用的小区" if known is links.UNKNOWN else str(known)
    _tell_corrected(_case(fact.case), entry, before, fact.reason)


@on(CaseOutsideCorrected)
def tell_of_outside_correction(fact: CaseOutsideCorrected, entry: Entry) -> None:
    _tell_corrected(_case(fact.case), entry, fact.before, fact.reason)


def _tell_corrected(case: Case, entry: Entry, before: str, reason: str) -> None:
    if case.state not in BEFORE_DISPATCH:
        _tell_reporters(case, CORRECTED_BEFORE, entry, before=before, reason=reason)
        return
    here = region(case.region_code)
    body = here.name if here else "社区"
    _tell_reporters(case, PLACE_CORRECTED, entry, before=before, reason=reason, body=body)


@on(ReporterContacted)
def tell_of_answer(fact: ReporterContacted, entry: Entry) -> None:
    """Only what was written here; who was called or visited knows already."""
    if fact.channel == "message":
        _tell_reporters(_case(fact.case), ANSWERED, entry, reply=fact.reply)


@on(CasePaused)
def tell_of_pause(fact: CasePaused, entry: Entry) -> None:
    until = instant(fact.until_at, seen_at=entry.at)
    _tell_reporters(_case(fact.case), PAUSED, entry, explanation=fact.explanation, until=until)


@on(RatingAsked)
def ask_reporters(fact: RatingAsked, entry: Entry) -> None:
    case = _case(fact.case)
    until = instant(fact.until_at, seen_at=entry.at)
    _tell_reporters(case, RATE, entry, until=until, code=case.code)


@on(CaseRated)
def rest_once_rated(fact: CaseRated, entry: Entry) -> None:
    """Whoever has answered is not asked any more, by himself or by telephone."""
    person = Reporter.objects.values_list("person_id", flat=True).get(pk=fact.reporter)
    if person:
        mark_done(person, Ref("case", fact.case), RATE, now=entry.at)


@on(LegFinished)
def tell_checkers(fact: LegFinished, entry: Entry) -> None:
    _tell_in_charge(_case(fact.case), Power.CHECK, TO_CHECK, entry)


@on(CheckFailed)
def tell_handler(fact: CheckFailed, entry: Entry) -> None:
    case = _case(fact.case)
    if case.lead_id:
        _tell_body(case, case.lead_id, NOT_PASSED, entry, reason=fact.reason)


@on(LegReturned)
def tell_triage(fact: LegReturned, entry: Entry) -> None:
    _tell_in_charge(_case(fact.case), Power.TRIAGE, SENT_BACK, entry, reason=fact.reason)


@on(CaseReopened)
def tell_of_another_round(fact: CaseReopened, entry: Entry) -> None:
    case, due = _case(fact.case), instant(fact.due_at, seen_at=entry.at)
    _tell_body(case, fact.organisation, AGAIN, entry, round=fact.round, due=due)
    _tell_in_charge(case, OVERSEE, AGAIN, entry, round=fact.round, due=due)


@on(CaseUrged)
def tell_those_urged(fact: CaseUrged, entry: Entry) -> None:
    case = _case(fact.case)
    if case.lead_id:
        _tell_body(case, case.lead_id, URGED, entry)
    _tell_in_charge(case, Power.TRIAGE, URGED, entry)


@on(CaseOverdue)
def tell_of_lateness(fact: CaseOverdue, entry: Entry) -> None:
    """The handler, his superiors, and the reporter."""
    case = _case(fact.case)
    body = organisation_of(fact.organisation).short_name
    _tell_body(case, fact.organisation, OVERDUE, entry, organisation=body)
    _tell_in_charge(case, OVERSEE, OVERDUE, entry, organisation=body)
    _tell_reporters(case, LATE, entry, organisation=body)


@on(DutyReminded)
def remind_holder(fact: DutyReminded, entry: Entry) -> None:
    """Before it is due: whoever holds the duty, by body or by power."""
    if not fact.duty_kind.startswith("case."):
        return
    duty = duty_of(fact.duty)
    day = local_day(entry.at)
    people = (
        people_of(duty.organisation, duty.power, day=day)
        if duty.organisation
        else people_in_charge(duty.power, region_code=duty.region_code, day=day)
    )
    due = instant(fact.due_at, seen_at=entry.at)
    _tell(people, DUE_SOON, duty.ref, entry, {"due": due}, {"title": duty.title})


def _case(id_: int) -> Case:
    return Case.objects.get(pk=id_)


def _tell_reporters(case: Case, what: Template, entry: Entry, **values: object) -> None:
    """The first in his own words; who joined learns nothing of them, nor what was said before."""
    met = Q(is_first=True) | Q(joined_at__lte=entry.at)
    told = Reporter.objects.filter(met, case=case, person__isnull=False)
    people = dict(told.values_list("person_id", "is_first"))
    _tell_about(case, [p for p, is_first in people.items() if is_first], what, entry, values)
    joined = [p for p, is_first in people.items() if not is_first]
    if joined:
        _tell_about(case, joined, what, entry, values, title=title_for_others(case))


def _tell_body(case: Case, body: int, what: Template, entry: Entry, /, **values: object) -> None:
    people = people_of(body, Power.HANDLE, day=local_day(entry.at))
    _tell_about(case, people, what, entry, values)


def _tell_in_charge(case: Case, power: str, what: Template, entry: Entry, **values: object) -> None:
    people = people_in_charge(power, region_code=case.region_code, day=local_day(entry.at))
    _tell_about(case, people, what, entry, values)


def _tell_about(
    case: Case,
    people: Iterable[int | None],
    what: Template,
    entry: Entry,
    values: dict[str, object],
    *,
    title: str = "",
) -> None:
    """What people wrote goes sealed; moments, numbers and names of bodies in clear."""
    said = {"title", "reason", "explanation", "reply", "before"}
    words = {"title": title or case.title, **{k: str(v) for k, v in values.items() if k in said}}
    clear = {k: v for k, v in values.items() if k not in said}
    _tell([p for p in people if p], what, Ref("case", case.pk), entry, clear, words)


def _tell(
    people: list[int],
    what: Template,
    ref: Ref,
    entry: Entry,
    clear: dict[str, object],
    words: dict[str, str],
) -> None:
    if people:
        tell(
            people,
            template=what,
            ref=ref,
            parameters=clear,
            words=words,
            now=entry.at,
            region_code=entry.region_code,
        )
