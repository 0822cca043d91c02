"""The course of a case as each is told it: its reporters, and staff who must tell them apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gongzhi.cases.models import Case, Reporter
from gongzhi.cases.vocabulary import Channel
from gongzhi.facts.cases import (
    CaseJoined,
    CaseOutsideCorrected,
    CasePaused,
    CasePlaceCorrected,
    CasePlacedOutside,
    CaseRated,
    CaseRefused,
    CaseReopened,
    CaseSupplemented,
    CaseTransferred,
    CaseUrged,
    CheckFailed,
    CheckPassed,
    LegFinished,
    OutsideAnswered,
    RatingAsked,
    RatingLapsed,
    ReporterContacted,
)
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.journal.reading import Line, timeline
from gongzhi.kernel.ref import Ref

REPORTER, FIRST, ANOTHER, SYSTEM_NAME = "报事人", "首报人", "另一位报事人", "系统"
OF_A_REPORTER = frozenset(fact.kind() for fact in (CaseSupplemented, CaseUrged, CaseRated))
LOOKED_UP = OF_A_REPORTER | {CaseJoined.kind(), ReporterContacted.kind()}
OF_ANOTHER = {
    CaseSupplemented.kind(): "另一位报事人补充了情况",
    CaseUrged.kind(): "另一位报事人催办",
    CaseRated.kind(): "另一位报事人评价了",
}
YOU, ANOTHER_SAYS, ONE_MORE_SAYS = "你说", "另一位报事人说", "又有 1 人说"
BEFORE_JOINING = {
    CasePlacedOutside.kind(): "地点已核定",
    CasePlaceCorrected.kind(): "地点更正过",
    CaseOutsideCorrected.kind(): "地点更正过",
    CaseRefused.kind(): "不予受理",
    CaseTransferred.kind(): "已转市级办理",
    ReporterContacted.kind(): "{body}联系了报事人",
    CasePaused.kind(): "先停一停：暂停计时",
    LegFinished.kind(): "{body}说办完了，等人核查",
    CheckFailed.kind(): "核查没有通过，退回重办",
    CheckPassed.kind(): "核查通过",
    RatingAsked.kind(): "等报事人评价",
    RatingLapsed.kind(): "到期没收到评价，记为未评价",
    OutsideAnswered.kind(): "来文附有答复",
}
"""What happened before somebody joined, without the words, which were said to another."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """Behind a line: the reporter whose act it is, and what of the entry the sentence leaves out.

    `reporter` is None where the act is nobody's among the reporters."""

    reporter: Reporter | None
    photos: int = 0
    channel: str = ""


def story_of(reporter: Reporter) -> list[Line]:
    """What this reporter is told, newest first: what was said to him and what he said himself; of
    the others, and of the time before he joined, only what happened."""
    lines = timeline(Ref("case", reporter.case_id), public=True)
    said = _said_behind(reporter.case_id, lines)
    return [_told_to(reporter, line, said.get(line.entry_id)) for line in lines]


def staff_story(case: Case) -> list[Line]:
    """The whole course for staff. Who reported stands in the page's own box, under its own rule,
    so a resident's act is told without his name, and once: many sentences begin with 报事人."""
    lines = timeline(Ref("case", case.pk))
    said = _said_behind(case.pk, lines)
    several = case.reporter_count > 1
    return [_told_to_staff(line, said.get(line.entry_id), several=several) for line in lines]


def _said_behind(case: int, lines: Sequence[Line]) -> dict[int, Said]:
    """A matter is reopened by the answer that stands just before it."""
    ids = [line.entry_id for line in lines if line.kind in LOOKED_UP]
    if not ids:
        return {}
    people = list(Reporter.objects.filter(case=case))
    found = {one.pk: _said(one, people) for one in Entry.objects.filter(pk__in=ids)}
    answer: Said | None = None
    for line in reversed(lines):
        if line.kind == CaseRated.kind():
            answer = found[line.entry_id]
        elif line.kind == CaseReopened.kind() and answer is not None:
            found[line.entry_id] = answer
    return found


def _said(entry: Entry, people: Iterable[Reporter]) -> Said:
    """An answer by telephone is the reporter's, whoever wrote it down."""
    held = entry.payload
    by_answer = {one.pk: one for one in people}.get(held.get("reporter") or 0)
    by_account = {one.person_id: one for one in people if one.person_id}.get(entry.person or 0)
    return Said(
        reporter=by_answer if entry.kind == CaseRated.kind() else by_account,
        photos=held.get("photos", 0),
        channel=held.get("channel", ""),
    )


def _told_to(reporter: Reporter, line: Line, said: Said | None) -> Line:
    is_own = said is not None and said.reporter is not None and said.reporter.pk == reporter.pk
    if line.kind in OF_ANOTHER and not is_own:
        return _reworded(line, OF_ANOTHER[line.kind])
    if line.kind == CaseReopened.kind() and said is not None and not is_own:
        return _reworded(line, line.told.replace(YOU, ANOTHER_SAYS, 1))
    if not _was_told(reporter, line, said):
        return _reworded(line, _before_joining(line))
    if line.kind == CaseJoined.kind() and is_own:
        return _reworded(line, line.told.replace(ONE_MORE_SAYS, YOU, 1))
    return _reworded(line, "你补充了照片") if _is_photos_alone(line) else line


def _was_told(reporter: Reporter, line: Line, said: Said | None) -> bool:
    """The first everything; who joined what came since, and of contacts what was written here to
    all: whom a call or a visit reached is not known, and was most likely the first."""
    if reporter.is_first:
        return True
    is_contact = line.kind == ReporterContacted.kind()
    is_private = is_contact and (said is None or said.channel != Channel.MESSAGE)
    return line.at >= reporter.joined_at and not is_private


def _before_joining(line: Line) -> str:
    """A kind with words that the table does not know says less rather than too much."""
    body = line.organisation_name or "承办单位"
    known = BEFORE_JOINING.get(line.kind)
    if known is None:
        return "有了进展" if any(line.words.values()) else line.told
    return known.format(body=body)


def _reworded(line: Line, told: str) -> Line:
    return replace(line, told=told, sentence=told, words={}, is_erased=False)


def _is_photos_alone(line: Line) -> bool:
    return (
        line.kind == CaseSupplemented.kind() and not line.words.get("text") and not line.is_erased
    )


def _told_to_staff(line: Line, said: Said | None, *, several: bool) -> Line:
    who = _called(said) if several else REPORTER
    sentence = _with_photos(line, said)
    if sentence.startswith(REPORTER):
        sentence = who + sentence.removeprefix(REPORTER)
    if line.post_name or line.actor_name in {"", SYSTEM_NAME}:
        return replace(line, sentence=sentence)
    says_who = sentence.startswith(who) or line.kind == CaseJoined.kind()
    return replace(line, sentence=sentence, actor_name="" if says_who else who)


def _with_photos(line: Line, said: Said | None) -> str:
    if said is None or not _is_photos_alone(line):
        return line.sentence
    return f"{REPORTER}补充了 {said.photos} 张照片"


def _called(said: Said | None) -> str:
    if said is None or said.reporter is None:
        return REPORTER
    return FIRST if said.reporter.is_first else ANOTHER
