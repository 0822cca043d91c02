"""What each way of delivery asks for, and the day from which it counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.documents.rules.delivering import (
    SIGNED,
    Proof,
    Sending,
    check_sending,
    delivered_on,
)
from gongzhi.foundation.documents.vocabulary import DeliveryWay as Way
from gongzhi.kernel.errors import RuleBroken
from tests.refusals import refused_words

STAMPED, TODAY = date(2026, 11, 20), date(2026, 11, 24)
FULL = {
    "recipient": "蜀澜物业",
    "address": "13800000000",
    "tracking": "EMS1",
    "consent": "11月20日签过确认书",
    "reason": "门卫拒收",
    "posted_on": date(2026, 11, 21),
}
DAYS = st.dates(date(2026, 11, 1), date(2026, 12, 31))


def asked(way, **missing):
    sending = Sending(way=way, **FULL | missing)
    return refused_words(lambda: check_sending(sending, stamped_on=STAMPED, today=TODAY))[0]


@pytest.mark.parametrize(
    ("way", "field"),
    [
        (Way.IN_PERSON, "recipient"),
        (Way.MAIL, "tracking"),
        (Way.ELECTRONIC, "consent"),
        (Way.ELECTRONIC, "address"),
        (Way.LEFT, "reason"),
        (Way.NOTICE, "reason"),
    ],
)
def test_each_way_asks_for_its_own(way, field):
    assert asked(way, **{field: ""}) == field


def test_a_notice_is_posted_after_the_seal_and_not_tomorrow():
    assert asked(Way.NOTICE, posted_on=None) == "posted_on"
    assert asked(Way.NOTICE, posted_on=STAMPED - timedelta(1)) == "posted_on"
    assert asked(Way.NOTICE, posted_on=TODAY + timedelta(1)) == "posted_on"


@pytest.mark.parametrize("way", Way)
def test_what_is_complete_goes_out(way):
    check_sending(Sending(way=way, **FULL), stamped_on=STAMPED, today=TODAY)


@given(st.sampled_from(Way), st.integers(0, 3), st.sampled_from(["", "何某"]),
       st.none() | DAYS, DAYS, st.none() | DAYS)  # fmt: skip
def test_nothing_is_delivered_without_proof_before_the_seal_or_in_the_future(
    way, files, signed_by, on, today, lapses_on
):
    """Whatever is claimed, a day that comes out is proven, and lies where it may."""
    proof = Proof(files=files, signed_by=signed_by, delivered_on=on)
    try:
        day = delivered_on(way, proof, stamped_on=STAMPED, today=today, lapses_on=lapses_on)
    except RuleBroken:
        return
    assert files >= 1
    assert day <= today
    if way is Way.NOTICE:
        assert (day, day < today) == (lapses_on, True)
    else:
        assert (day, day >= STAMPED) == (on, True)
        assert signed_by or way not in SIGNED


def test_a_notice_counts_only_once_its_last_day_is_over():
    proof, last = Proof(files=1), date(2026, 12, 21)

    def proven(today):
        return delivered_on(Way.NOTICE, proof, stamped_on=STAMPED, today=today, lapses_on=last)

    assert refused_words(lambda: proven(last))[1] == (
        "公告期间到 2026年12月21日 终了，期满以后再登记送达"
    )
    assert proven(last + timedelta(1)) == last
