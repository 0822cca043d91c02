"""Why work lies with its handler again, for the head of his page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongzhi.cases.vocabulary import CLOCK_RUNS, CaseState
from gongzhi.facts.cases import CaseDispatched, CaseRated, CheckFailed, LegFinished, LegReturned
from gongzhi.foundation.journal.reading import Line

if TYPE_CHECKING:
    from gongzhi.cases.models import Case

SAID = {
    CheckFailed.kind(): ("核查没有通过：", "reason"),
    CaseRated.kind(): ("报事人说没解决：", "comment"),
    LegReturned.kind(): ("承办单位退回：", "reason"),
}
TAKEN_ON = {LegFinished.kind(), CaseDispatched.kind()}


@dataclass(frozen=True)
class SentBack:
    title: str
    words: str


def sent_back(case: "Case", lines: Iterable[Line]) -> SentBack | None:
    """`lines` newest first: what was said since the work was last handed in or handed out."""
    if case.state not in CLOCK_RUNS | {CaseState.PAUSED}:
        return None
    for line in lines:
        if line.kind in TAKEN_ON:
            return None
        if line.kind in SAID:
            title, word = SAID[line.kind]
            return SentBack(title, line.words.get(word, ""))
    return None
