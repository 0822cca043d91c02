import pytest

from gongzhi.foundation.journal.erasing import erase_words
from gongzhi.foundation.journal.models import Entry, Words
from gongzhi.foundation.journal.reading import timeline
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.ref import Ref
from tests.foundation.journal.sealed import recorded

pytestmark = pytest.mark.django_db


def test_the_words_are_gone_and_the_erasure_is_recorded(captain, now):
    first, second = recorded("甲乙", captain, now)
    assert erase_words([first], reason="本人要求", actor=captain, now=now) == [first]
    assert Words.objects.get(pk=first).sealed is None
    assert Words.objects.get(pk=second).sealed is not None
    (line,) = timeline(Ref("entry", first))
    assert (line.kind, line.words) == ("WordsErased", {"reason": "本人要求"})
    assert timeline(Ref("boat", 7))[1].sentence == "取名“（内容已删除）”"


def test_what_has_no_words_is_left_out(captain, now):
    (first,) = recorded("甲", captain, now)
    (silent,) = recorded([""], captain, now)
    erase_words([first], reason="本人要求", actor=captain, now=now)
    before = Entry.objects.count()
    again = erase_words([first, silent, 10**9], reason="再次要求", actor=captain, now=now)
    assert again == []
    assert Entry.objects.count() == before


def test_an_erasure_needs_a_reason(captain, now):
    (first,) = recorded("甲", captain, now)
    with pytest.raises(RuleBroken, match="原因") as refusal:
        erase_words([first], reason="  ", actor=captain, now=now)
    assert refusal.value.field == "reason"
    assert Words.objects.get(pk=first).sealed is not None
