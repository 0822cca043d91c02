"""A claim against the register."""

import pytest

from gongzhi.parties.rules.residency import Basis, Claim, RegisteredOwner, agreement
from gongzhi.parties.vocabulary import StayKind

ME = 7


def owner(person, name="李雅芳", *, has_phone=False):
    return RegisteredOwner(person=person, name=name, has_phone=has_phone)


def claim(name="李雅芳", kind=StayKind.OWNER):
    return Claim(person=ME, name=name, kind=kind)


@pytest.mark.parametrize(
    ("claimed", "owners", "basis"),
    [
        (claim(), [owner(ME, has_phone=True)], Basis.PHONE),
        (claim(name="别的名字"), [owner(ME, has_phone=True)], Basis.PHONE),
        (claim(), [owner(8)], Basis.NAME),
        (claim(name=" 李雅芳"), [owner(8), owner(9, "周明远")], Basis.NAME),
        (claim(), [owner(8, has_phone=True)], None),
        (claim(), [owner(8), owner(9)], None),
        (claim(name=""), [owner(8, name="")], None),
        (claim(name="周明远"), [owner(8)], None),
        (claim(), [], None),
        (claim(kind=StayKind.TENANT), [owner(ME)], None),
        (claim(kind=StayKind.FAMILY), [owner(8)], None),
    ],
)
def test_only_what_the_register_itself_says_verifies(claimed, owners, basis):
    assert agreement(claimed, owners) == basis
