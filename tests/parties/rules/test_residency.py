"""A claim against the register."""

import pytest

from gongzhi.kernel.errors import RuleBroken
from gongzhi.parties.rules.residency import (
    PAPERS,
    Basis,
    Claim,
    Comparison,
    RegisteredOwner,
    agreement,
    checked_evidence,
    comparison,
)
from gongzhi.parties.vocabulary import Evidence, StayKind

ME = 7


def owner(person, name="李雅芳", *, has_phone=False):
    return RegisteredOwner(person=person, name=name, has_phone=has_phone)


def claim(name="李雅芳", kind=StayKind.OWNER):
    return Claim(person=ME, name=name, kind=kind)


@pytest.mark.parametrize(
    ("claimed", "owners", "compared"),
    [
        (claim(), [owner(ME, has_phone=True)], Comparison.SAME_PHONE),
        (claim(name="别的名字"), [owner(ME, has_phone=True)], Comparison.SAME_PHONE),
        (claim(), [owner(8)], Comparison.SAME_NAME),
        (claim(name=" 李雅芳"), [owner(8), owner(9, "周明远")], Comparison.SAME_NAME),
        (claim(), [owner(8, has_phone=True)], Comparison.OTHER_PHONE),
        (claim(), [owner(8), owner(9, has_phone=True)], Comparison.SAME_NAME),
        (claim(name=""), [owner(8, name="")], Comparison.OTHER_OWNER),
        (claim(name="周明远"), [owner(8)], Comparison.OTHER_OWNER),
        (claim(), [], Comparison.NO_OWNER),
        (claim(kind=StayKind.TENANT), [owner(ME)], Comparison.NOT_ASKED),
        (claim(kind=StayKind.FAMILY), [owner(8)], Comparison.NOT_ASKED),
    ],
)
def test_what_the_register_says_of_a_claim(claimed, owners, compared):
    assert comparison(claimed, owners) == compared


def test_only_a_proven_phone_verifies_without_a_person():
    taken = {compared: agreement(compared) for compared in Comparison}
    assert taken == dict.fromkeys(Comparison) | {Comparison.SAME_PHONE: Basis.PHONE}


@pytest.mark.parametrize("kind", StayKind)
def test_a_confirmation_names_a_paper_that_speaks_for_that_claim(kind):
    for each in Evidence:
        if each in PAPERS[kind]:
            assert checked_evidence(kind, each) is each
            continue
        with pytest.raises(RuleBroken, match="选一项核对过的证件") as refused:
            checked_evidence(kind, each)
        assert refused.value.field == "evidence"
