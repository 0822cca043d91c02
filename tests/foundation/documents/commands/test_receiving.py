"""收文: registered with its scan under a number of our own, handled in time."""

from datetime import timedelta

import pytest

from gongzhi.foundation.documents import commands
from gongzhi.foundation.documents.commands.receiving import Incoming
from gongzhi.foundation.duties.models import Duty
from gongzhi.kernel.errors import NotPermitted, StateChanged
from gongzhi.kernel.ref import Ref
from tests.foundation.documents.office import MORNING, TODAY, received
from tests.refusals import refused_words


def test_what_came_in_is_somebodys_duty_by_the_rulebook_or_its_own_term(office):
    rows = [received(office), received(office, days=10)]
    told = [Duty.objects.get(ref_kind="received_paper", ref_id=row.pk).wording for row in rows]
    assert told == ["收文办理时限 5 个工作日", "来文要求 10 个工作日"]


def test_it_is_closed_once_with_what_was_done(office):
    paper = received(office)
    closed = commands.handle_paper(paper.pk, result="已函复", actor=office.drafter, now=MORNING)
    assert (closed.state, closed.result) == ("handled", "已函复")
    assert Duty.objects.get(ref_kind="received_paper", ref_id=paper.pk).state == "done"
    with pytest.raises(StateChanged, match="已经办结"):
        commands.handle_paper(paper.pk, result="又办", actor=office.drafter, now=MORNING)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"sender": ""}, "sender"),
        ({"title": ""}, "title"),
        ({"received_on": TODAY + timedelta(1)}, "received_on"),
        ({"dated_on": TODAY + timedelta(1)}, "dated_on"),
        ({"days": 0}, "days"),
    ],
)
def test_what_is_wrong_is_refused_beside_its_field(office, wrong, field):
    assert refused_words(lambda: received(office, **wrong))[0] == field


def test_without_a_scan_no_number_is_taken(office):
    bare = Incoming(sender="住建局", title="通知", received_on=TODAY)

    def receive():
        commands.receive_paper(bare, scans=Ref("draft", 1), actor=office.drafter, now=MORNING)

    assert refused_words(receive) == ("scans", "上传来文的扫描件或者照片")
    assert received(office).text == "收文〔2026〕1号"


def test_another_body_has_no_hand_in_it(office):
    paper = received(office)
    with pytest.raises(NotPermitted):
        commands.handle_paper(paper.pk, result="办了", actor=office.world.secretary, now=MORNING)
