"""Whether a claim to a premises agrees with the register, and on what ground."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongzhi.kernel.terms import Term
from gongzhi.kernel.text import fold
from gongzhi.parties.vocabulary import StayKind


class Basis(Term):
    PHONE = "phone", "手机号与产权登记一致"
    NAME = "name", "姓名与产权登记一致，登记时没有留手机号"
    COMMUNITY = "community", "社区核验"


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


def agreement(claim: Claim, owners: Iterable[RegisteredOwner]) -> Basis | None:
    """Owners only; tenants and family are in no register. A name alone counts where the register
    has no phone that could say otherwise: to know a neighbour's name is not to be him."""
    if claim.kind is not StayKind.OWNER:
        return None
    known = list(owners)
    if any(owner.person == claim.person for owner in known):
        return Basis.PHONE
    same = [owner for owner in known if fold(owner.name) == fold(claim.name) and claim.name.strip()]
    return Basis.NAME if len(same) == 1 and not same[0].has_phone else None
