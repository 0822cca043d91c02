"""Why work lies with its handler again."""

import pytest

from gongzhi.cases.models import Case
from gongzhi.cases.queries.sent_back import SentBack, sent_back
from gongzhi.cases.vocabulary import CaseState
from gongzhi.foundation.journal.reading import Line
from tests.cases.world import MONDAY

HANDLING = Case(state=CaseState.HANDLING)


def line(kind, **words):
    return Line(MONDAY, "", "", "", "", "", kind, 1, words)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([line("CheckFailed", reason="还在闪")], SentBack("核查没有通过：", "还在闪")),
        (
            [line("CaseReopened"), line("CaseRated", comment="又灭了")],
            SentBack("报事人说没解决：", "又灭了"),
        ),
        ([line("LegReturned", reason="不归我们")], SentBack("承办单位退回：", "不归我们")),
        ([line("ReporterContacted"), line("CheckFailed")], SentBack("核查没有通过：", "")),
        ([line("LegFinished"), line("CheckFailed", reason="还在闪")], None),
        ([line("CaseDispatched"), line("LegReturned", reason="不归我们")], None),
        ([], None),
    ],
)
def test_the_newest_word_since_the_work_was_handed_in_or_out(lines, said):
    assert sent_back(HANDLING, lines) == said


@pytest.mark.parametrize(
    "state", [CaseState.AWAITING_RATING, CaseState.ARCHIVED, CaseState.REFUSED]
)
def test_a_case_that_is_done_lies_with_nobody(state):
    assert sent_back(Case(state=state), [line("CaseRated", comment="满意")]) is None
