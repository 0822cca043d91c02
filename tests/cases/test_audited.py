"""What the auditor reads of cases: who did what and when on which number, and no more."""

from gongzhi.cases.commands.triage import refuse_case
from gongzhi.cases.vocabulary import RefusalReason
from gongzhi.foundation.access.auditing import Wanted, audit_page
from gongzhi.kernel.actor import Actor
from tests.cases.world import MONDAY, reported, without_company

WATCHER = Actor(territory=("",))


def read(**wanted):
    return audit_page(WATCHER, Wanted(**wanted)).lines


def test_a_case_is_named_by_its_number_and_nothing_written_is_shown(world):
    case = without_company(world)
    refuse_case(
        case.code,
        reason=RefusalReason.OUTSIDE,
        clause="条例第三条",
        explanation="王婆婆家住 3 栋，请找公安",
        actor=world.dispatcher,
        now=MONDAY,
    )
    (line,) = read(kind="CaseRefused")
    assert (line.number, line.words) == (case.code, {})
    assert ("王婆婆" in line.sentence, "〔文字略〕" in line.sentence) == (False, True)


def test_a_reporter_is_a_number_and_the_staff_keep_their_names(world):
    case = reported(world)
    (line,) = read(kind="CaseReported")
    assert (line.actor_name, line.number) == (f"居民 #{world.resident.person}", case.code)


def test_a_clock_that_starts_with_an_act_is_read_only_when_asked_for(world):
    case = reported(world)
    assert {line.kind for line in read()} == {"CaseReported"}
    sentences = [line.sentence for line in read(kind="DutyBegun")]
    assert all(case.code in one and case.title not in one for one in sentences)
