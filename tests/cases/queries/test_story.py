"""What each reporter is told of a case's course, and how staff tell reporters apart."""

from dataclasses import fields
from datetime import timedelta

import pytest

from gongzhi.cases.commands.check import fail_check
from gongzhi.cases.commands.contact import contact_reporter
from gongzhi.cases.commands.report import supplement_case, urge_case
from gongzhi.cases.models import Reporter
from gongzhi.cases.queries.story import BEFORE_JOINING, OF_ANOTHER, staff_story, story_of
from gongzhi.cases.queries.tracking import own_report
from gongzhi.cases.vocabulary import Channel
from gongzhi.facts.cases import CaseFact
from gongzhi.foundation.files.commands import store
from gongzhi.foundation.journal.rules.sentences import placeholders
from gongzhi.kernel.fact import KINDS
from gongzhi.kernel.ref import Ref
from tests.cases.commands.steps import checked, finished, fresh, joined, unresolved
from tests.cases.pages.phone.conftest import picture
from tests.cases.world import MONDAY, reported

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AT_HOME = "已派人到801蒋女士家"


def contacted(case, world, channel=Channel.MESSAGE, now=MONDAY):
    contact_reporter(case.code, channel=channel, reply=AT_HOME, actor=world.secretary, now=now)
    return fresh(case)


def told(case, actor, *kinds):
    """Oldest first; of these kinds, or all."""
    lines = story_of(Reporter.objects.get(case=case, person=actor.person))
    return [line.told for line in reversed(lines) if not kinds or line.kind in kinds]


def for_staff(case, *kinds):
    lines = reversed(staff_story(fresh(case)))
    return [f"{line.actor_name}{line.sentence}" for line in lines if line.kind in kinds]


def test_of_the_time_before_he_joined_a_reporter_reads_what_happened_and_no_word(world):
    case = contacted(reported(world), world)
    checked(case, world)
    joined(case, world, now=MONDAY + DAY)
    kinds = ("ReporterContacted", "LegFinished", "CheckPassed", "RatingAsked")
    assert told(case, world.neighbour, *kinds) == [
        "江浦路社区居委会联系了报事人",
        "蜀澜物业说办完了，等人核查",
        "核查通过",
        "等报事人评价",
    ]
    assert told(case, world.resident, *kinds)[:3] == [
        f"江浦路社区居委会站内回复联系你：{AT_HOME}",
        "蜀澜物业办完了：换了皮带，试运行正常。等人核查",
        "有人到场核查过了：不响了",
    ]


def test_a_check_that_failed_before_says_so_without_its_reason(world):
    case = finished(reported(world), world)
    fail_check(case.code, reason="蒋女士说还在响", actor=world.grid_worker, now=MONDAY + 3 * HOUR)
    joined(case, world, now=MONDAY + DAY)
    assert told(case, world.neighbour, "CheckFailed") == ["核查没有通过，退回重办"]


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        (Channel.MESSAGE, f"江浦路社区居委会站内回复联系你：{AT_HOME}"),
        (Channel.VISIT, "江浦路社区居委会联系了报事人"),
    ],
)
def test_what_was_written_here_since_is_told_to_all_and_a_visit_not(world, channel, words):
    case = joined(reported(world), world)
    contacted(case, world, channel, now=MONDAY + 2 * HOUR)
    assert told(case, world.neighbour, "ReporterContacted") == [words]


def says_words(fact):
    typed = {field.name for field in fields(fact) if field.metadata.get("words")}
    return bool(placeholders(fact.told) & typed)


def test_every_sentence_that_holds_words_has_one_without_them():
    of_cases = {kind: fact for kind, fact in KINDS.items() if issubclass(fact, CaseFact)}
    spoken = {kind for kind, fact in of_cases.items() if says_words(fact)}
    assert spoken - BEFORE_JOINING.keys() - OF_ANOTHER.keys() == set()


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("resident", "你说没解决，退回重办，这是第 2 次"),
        ("neighbour", "另一位报事人说没解决，退回重办，这是第 2 次"),
    ],
)
def test_whoever_said_it_is_not_solved_is_told_apart(world, who, words):
    case = checked(joined(reported(world), world), world)
    unresolved(case, world.resident)
    assert told(case, getattr(world, who), "CaseReopened") == [words]


def test_whoever_joined_reads_so_of_himself(world):
    case = joined(reported(world), world)
    assert [told(case, one, "CaseJoined") for one in (world.resident, world.neighbour)] == [
        ["又有 1 人说也遇到，共 2 人"],
        ["你说也遇到，共 2 人"],
    ]


@pytest.fixture
def kept_apart(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        },
    }


def with_a_photo_alone(case, actor):
    draft = Ref("draft", 5)
    store(picture(), owner=draft, purpose="report", actor=actor, now=MONDAY)
    supplement_case(case.code, "", photos=draft, actor=actor, now=MONDAY + HOUR)


@pytest.mark.usefixtures("kept_apart")
def test_a_photo_alone_is_said_to_be_one(world):
    case = reported(world)
    with_a_photo_alone(case, world.resident)
    assert told(case, world.resident, "CaseSupplemented") == ["你补充了照片"]
    assert for_staff(case, "CaseSupplemented") == ["报事人补充了 1 张照片"]


def test_of_several_reporters_staff_read_which_it_was_and_no_name(world):
    case = joined(reported(world), world)
    supplement_case(case.code, "还在响", photos=None, actor=world.neighbour, now=MONDAY + HOUR)
    urge_case(case.code, actor=world.resident, now=MONDAY + HOUR)
    unresolved(checked(case, world), world.neighbour)
    kinds = ("CaseJoined", "CaseSupplemented", "CaseUrged", "CaseRated", "CaseReopened")
    assert for_staff(case, *kinds) == [
        "又有 1 人说也遇到，共 2 人",
        "另一位报事人补充：还在响",
        "首报人催办",
        "另一位报事人本人评价：没解决。又响了",
        "另一位报事人说没解决，第 2 次办理",
    ]


def test_what_was_handed_in_before_he_joined_is_not_read_by_who_joined(world):
    case = finished(reported(world), world)
    joined(case, world, now=MONDAY + DAY)
    people = (world.resident, world.neighbour)
    assert [own_report(one.person, case.code).result for one in people] == [
        "换了皮带，试运行正常",
        "",
    ]
