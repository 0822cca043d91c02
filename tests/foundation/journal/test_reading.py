from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongzhi.foundation.journal.models import Words
from gongzhi.foundation.journal.reading import timeline
from gongzhi.foundation.journal.recording import record
from gongzhi.foundation.journal.rules.sentences import Speech, sentence
from gongzhi.kernel.actor import SYSTEM
from gongzhi.kernel.fact import KINDS
from gongzhi.kernel.ref import Ref
from tests.foundation.journal.facts import BoatMoored, BoatNamed, BoatPainted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("names")]

BOAT = Ref("boat", 7)
SPEECH = Speech(title=str, label=lambda _term, code: code, seen_at=datetime.now(UTC))
DRY = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)


def painted(**changes):
    return BoatPainted(**{"boat": 7, "colour": "red", "dry_at": DRY, "remark": "两遍", **changes})


def test_a_line_says_who_in_which_post_did_what(captain, now):
    entry = record(painted(), actor=captain, now=now)
    (line,) = timeline(BOAT)
    assert line.sentence == "渔船7漆成红色，11月21日 16:30干透：两遍"
    assert line.told == "船漆成红色"
    assert (line.actor_name, line.post_name, line.organisation_name) == ("船工2", "船长3", "船队4")
    assert (line.at, line.kind, line.entry_id) == (now, "BoatPainted", entry.pk)
    assert line.words == {"remark": "两遍"}


def test_typed_words_with_a_stop_of_their_own_get_no_second_one():
    assert sentence("{remark}。等人看", painted(remark="两遍。"), SPEECH) == "两遍。等人看"
    assert sentence("{remark}。等人看", painted(remark="两遍"), SPEECH) == "两遍。等人看"
    assert sentence("{remark}，{remark}", painted(remark="好！"), SPEECH) == "好！好！"


def test_a_pause_before_what_was_not_said_is_left_out_with_it():
    phrase = "{colour}，{remark}。{colour}"
    assert sentence(phrase, painted(remark=""), SPEECH) == "red。red"
    assert sentence(phrase, painted(remark="两遍"), SPEECH) == "red，两遍。red"
    assert sentence("{colour}干了：{remark}", painted(remark=""), SPEECH) == "red干了"


def test_an_instant_of_another_year_shows_its_year(captain, now):
    record(painted(dry_at=datetime(2026, 12, 31, 17, 0, tzinfo=UTC)), actor=captain, now=now)
    assert "2027年1月1日 01:00干透" in timeline(BOAT)[0].sentence


def test_the_end_of_a_day_is_its_24_00(captain, now):
    record(painted(dry_at=datetime(2026, 11, 25, 16, 0, tzinfo=UTC)), actor=captain, now=now)
    assert "11月25日 24:00干透" in timeline(BOAT)[0].sentence


def test_several_things_are_named_one_after_another(captain, now):
    record(BoatMoored(boat=7, berths=(1, 2)), actor=captain, now=now)
    assert timeline(BOAT)[0].sentence == "渔船7泊在泊位1、泊位2"


def test_a_thing_that_is_gone_is_said_to_be_unknown(captain, now):
    record(BoatMoored(boat=7, berths=(901,)), actor=captain, now=now)
    assert timeline(BOAT)[0].sentence == "渔船7泊在（查无此项）"


def test_a_code_that_left_the_vocabulary_stays_readable(captain, now):
    record(painted(colour="green"), actor=captain, now=now)
    assert "漆成green" in timeline(BOAT)[0].sentence


def test_the_newest_comes_first_and_other_things_stay_out(captain, now):
    first = record(BoatNamed(boat=7, name="甲"), actor=captain, now=now)
    second = record(BoatNamed(boat=7, name="乙"), actor=captain, now=now)
    record(BoatNamed(boat=8, name="丙"), actor=captain, now=now)
    assert [line.entry_id for line in timeline(BOAT)] == [second.pk, first.pk]


def test_older_pages_begin_before_the_last_line_shown(captain, now):
    ids = [record(BoatNamed(boat=7, name=n), actor=captain, now=now).pk for n in "甲乙丙"]
    (last,) = timeline(BOAT, limit=1)
    assert last.entry_id == ids[2]
    assert [line.entry_id for line in timeline(BOAT, before=last.entry_id)] == [ids[1], ids[0]]


def test_the_public_reads_what_is_told_and_no_names(captain, now):
    record(painted(), actor=captain, now=now)
    record(BoatMoored(boat=7), actor=captain, now=now)
    record(BoatNamed(boat=7, name="海鸥", why="岳父的话"), actor=captain, now=now)
    named, colour = timeline(BOAT, public=True)
    assert (named.sentence, named.words) == ("取名“海鸥”", {"name": "海鸥"})
    assert (colour.sentence, colour.words) == ("船漆成红色", {})
    assert (colour.actor_name, colour.post_name) == ("", "船长3")


def test_erased_words_are_said_to_be_deleted(captain, now):
    record(BoatNamed(boat=7, name="海鸥"), actor=captain, now=now)
    Words.objects.update(sealed=None)
    (line,) = timeline(BOAT)
    assert (line.sentence, line.words, line.is_erased) == ("取名“（内容已删除）”", {}, True)


def test_words_never_written_are_not_deleted_ones(captain, now):
    record(BoatNamed(boat=7, name=""), actor=captain, now=now)
    (line,) = timeline(BOAT)
    assert (line.sentence, line.is_erased) == ("取名“”", False)


def test_the_system_is_called_so(now):
    record(BoatMoored(boat=7), actor=SYSTEM, now=now)
    assert timeline(BOAT)[0].actor_name == "系统"


def test_a_kind_that_left_the_code_is_still_listed(captain, now, monkeypatch):
    record(BoatMoored(boat=7), actor=captain, now=now)
    monkeypatch.delitem(KINDS, "BoatMoored")
    assert timeline(BOAT)[0].sentence == "BoatMoored"


def test_the_number_of_queries_does_not_grow_with_the_lines(captain, now, names):
    record(painted(), actor=captain, now=now)
    with CaptureQueriesContext(connection) as one:
        timeline(BOAT)
    record(painted(), actor=captain, now=now)
    record(painted(colour="blue"), actor=captain, now=now)
    asked_for_one = len(names)
    with CaptureQueriesContext(connection) as three:
        assert len(timeline(BOAT)) == 3
    assert (len(one), len(three)) == (2, 2)
    assert (asked_for_one, len(names)) == (4, 8)
