"""How a claim to a premises stands against the register, and what a person must have seen to
confirm one that the register does not prove by itself."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.terms import Term
from gongzhi.kernel.text import fold
from gongzhi.parties.vocabulary import Evidence, StayKind


class Basis(Term):
    """Why a claim was taken. `NAME` was a ground once and is read in old entries only."""

    PHONE = "phone", "手机号与产权登记一致"
    NAME = "name", "姓名与产权登记一致，登记时没有留手机号"
    COMMUNITY = "community", "社区核验"


class Comparison(Term):
    """What the register says of a claim: for whoever has to decide on it."""

    SAME_PHONE = "same_phone", "手机号与产权登记一致"
    SAME_NAME = "same_name", "姓名与产权登记一致，登记没有手机号；姓名谁都能写，要看证件"
    OTHER_PHONE = "other_phone", "姓名与产权登记一致，但登记的是另一个手机号"
    OTHER_OWNER = "other_owner", "与产权登记的业主不一致"
    NO_OWNER = "no_owner", "这套房还没有产权登记"
    OTHER_HOLDER = "other_holder", "产权登记在单位名下；个人买受的要看买卖合同和交付凭证"
    NOT_ASKED = "not_asked", "租户和家属不在产权登记里"


@dataclass(frozen=True, kw_only=True)
class RegisteredOwner:
    """An owner in force as the register has him."""

    person: int
    name: str
    has_phone: bool


@dataclass(frozen=True, kw_only=True)
class Claim:
    person: int
    name: str
    kind: StayKind


LONGEST_NAME = 30
NOT_IN_NAMES = frozenset({"Nd", "No", "Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
"""Digits, and what is not seen or turns the writing round. The zero that names bear is in none."""
OWNERS_PAPERS = (Evidence.TITLE, Evidence.REGISTER_QUERY, Evidence.PURCHASE)
PAPERS: dict[StayKind, tuple[Evidence, ...]] = {
    StayKind.OWNER: OWNERS_PAPERS,
    StayKind.TENANT: (Evidence.LEASE, Evidence.OWNER_CONFIRMS),
    StayKind.FAMILY: (Evidence.FAMILY_PAPER, Evidence.OWNER_CONFIRMS),
}


def checked_name(name: str) -> str:
    """As it stands on a paper, so that it can be held against one; never cut."""
    name = name.strip()
    if not name:
        raise RuleBroken("写上姓名，和房产证或租房合同一致", field="name")
    if len(name) > LONGEST_NAME:
        raise RuleBroken(
            f"姓名最多 {LONGEST_NAME} 字，现在有 {len(name)} 字，只写证件上的姓名", field="name"
        )
    if any(sign in "<>" or unicodedata.category(sign) in NOT_IN_NAMES for sign in name):
        raise RuleBroken("姓名里不能有数字、尖括号和看不见的字符，照证件重写一遍", field="name")
    return name


def comparison(
    claim: Claim, owners: Iterable[RegisteredOwner], *, of_a_body: bool = False
) -> Comparison:
    """`of_a_body`: an organisation is in the register, a company's home or what the developer
    holds; whoever claims it is not found there by name or phone."""
    if claim.kind is not StayKind.OWNER:
        return Comparison.NOT_ASKED
    known = list(owners)
    if not known:
        return Comparison.OTHER_HOLDER if of_a_body else Comparison.NO_OWNER
    if any(owner.person == claim.person for owner in known):
        return Comparison.SAME_PHONE
    same = [owner for owner in known if fold(owner.name) == fold(claim.name) and claim.name.strip()]
    if not same:
        return Comparison.OTHER_OWNER
    return Comparison.OTHER_PHONE if all(o.has_phone for o in same) else Comparison.SAME_NAME


def agreement(compared: Comparison) -> Basis | None:
    """A proven telephone that the register has as the owner's, and nothing less: a name is typed
    by whoever likes, and to know a neighbour's is not to be him."""
    return Basis.PHONE if compared is Comparison.SAME_PHONE else None


def checked_evidence(kind: StayKind, shown: str) -> Evidence:
    """Which paper the person has seen; none of its contents is kept."""
    allowed = PAPERS[kind]
    if shown not in allowed:
        names = "、".join(each.label for each in allowed)
        raise RuleBroken(f"选一项核对过的证件：{names}。没有看过证件的不能通过", field="evidence")
    return Evidence(shown)
