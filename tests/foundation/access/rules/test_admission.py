"""Who is admitted where: the whole table."""

import pytest

from gongzhi.foundation.access.rules.admission import (
    ANYONE,
    RESIDENTS,
    SIGNED_IN,
    STAFF,
    Entrance,
    Visitor,
    admission,
    by_power,
)
from gongzhi.foundation.access.vocabulary import AccountKind, Admission, Opening

STRANGER = Visitor()
RESIDENT = Visitor(AccountKind.RESIDENT)
JOBLESS = Visitor(AccountKind.STAFF)
CLERK = Visitor(AccountKind.STAFF, in_post=True)
TRIAGER = Visitor(AccountKind.STAFF, in_post=True, powers=frozenset({"cases.triage"}))
PROGRAM = Visitor(AccountKind.SERVICE, in_post=True, powers=frozenset({"cases.triage"}))
VISITORS = (STRANGER, RESIDENT, JOBLESS, CLERK, TRIAGER, PROGRAM)
YES, SIGN_IN = Admission.WELCOME, Admission.SIGN_IN
RES, STA = Admission.RESIDENTS_ONLY, Admission.STAFF_ONLY
POST, POWER = Admission.NO_POST, Admission.NO_POWER


@pytest.mark.parametrize(
    ("entrance", "said"),
    [
        (ANYONE, (YES, YES, YES, YES, YES, YES)),
        (SIGNED_IN, (SIGN_IN, YES, YES, YES, YES, YES)),
        (RESIDENTS, (SIGN_IN, YES, RES, RES, RES, RES)),
        (STAFF, (SIGN_IN, STA, POST, YES, YES, YES)),
        (by_power("cases.triage"), (SIGN_IN, STA, POST, POWER, YES, YES)),
        (by_power("cases.rate", "cases.triage"), (SIGN_IN, STA, POST, POWER, YES, YES)),
        (by_power("cases.rate"), (SIGN_IN, STA, POST, POWER, POWER, POWER)),
    ],
)
def test_each_visitor_at_each_entrance(entrance, said):
    assert tuple(admission(entrance, visitor) for visitor in VISITORS) == said


def test_a_resident_with_powers_by_mistake_is_not_let_to_the_staff():
    visitor = Visitor(AccountKind.RESIDENT, in_post=True, powers=frozenset({"cases.triage"}))
    assert admission(by_power("cases.triage"), visitor) is STA


@pytest.mark.parametrize(
    ("opening", "powers"),
    [(Opening.POWER, frozenset()), (Opening.STAFF, frozenset({"cases.triage"}))],
)
def test_an_entrance_that_says_two_things_is_refused(opening, powers):
    with pytest.raises(ValueError, match="names its powers"):
        Entrance(opening, powers)
