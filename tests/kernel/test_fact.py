from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import ClassVar

import pytest

from gongzhi.kernel.fact import KINDS, Fact, link, term, words
from gongzhi.kernel.ref import Ref
from gongzhi.kernel.terms import Term

AT = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)


class Tide(Term):
    HIGH = "high", "涨潮"


@dataclass(frozen=True, kw_only=True)
class KiteFlown(Fact):
    about: ClassVar[str] = "kite"
    phrase: ClassVar[str] = "{kite}飞了{metres}米"
    kite: int = link("kite")
    metres: int | None = None
    at: datetime
    back_at: datetime | None = None
    on: date
    tide: Tide = term("tide")  # noqa: RUF009
    spots: tuple[int, ...] = link("spot", default=())
    days: tuple[date, ...] = ()
    tags: frozenset[str] | None = None
    who: str = words(default="")


FLOWN = KiteFlown(
    kite=3,
    metres=40,
    at=AT,
    back_at=AT,
    on=date(2026, 11, 20),
    tide=Tide.HIGH,
    spots=(2, 1),
    days=(date(2026, 1, 2),),
    tags=frozenset({"b", "a"}),
    who="唐明",
)


def test_a_fact_knows_its_kind_and_subject():
    assert KINDS["KiteFlown"] is KiteFlown
    assert KiteFlown.kind() == "KiteFlown"
    assert FLOWN.subject() == Ref("kite", 3)


def test_the_payload_is_plain_json_without_the_words():
    assert FLOWN.payload() == {
        "kite": 3,
        "metres": 40,
        "at": "2026-11-20T01:30:00+00:00",
        "back_at": "2026-11-20T01:30:00+00:00",
        "on": "2026-11-20",
        "tide": "high",
        "spots": [2, 1],
        "days": ["2026-01-02"],
        "tags": ["a", "b"],
    }
    assert type(FLOWN.payload()["tide"]) is str
    assert FLOWN.spoken() == {"who": "唐明"}


def test_it_comes_back_from_its_row_as_it_was():
    assert KiteFlown.restored(FLOWN.payload(), FLOWN.spoken()) == FLOWN


def test_what_was_left_open_comes_back_open():
    bare = KiteFlown(kite=3, at=AT, on=date(2026, 11, 20), tide=Tide.HIGH)
    assert KiteFlown.restored(bare.payload(), bare.spoken()) == bare


def test_erased_words_come_back_empty():
    assert KiteFlown.restored(FLOWN.payload(), {}).who == ""


def test_a_row_from_before_a_field_existed_still_reads():
    payload = {k: v for k, v in FLOWN.payload().items() if k != "metres"}
    assert KiteFlown.restored(payload | {"long_gone": 1}, {}).metres is None


def test_two_facts_may_not_share_a_name():
    with pytest.raises(TypeError, match="two facts are called KiteFlown"):
        type("KiteFlown", (Fact,), {"__module__": "elsewhere"})
