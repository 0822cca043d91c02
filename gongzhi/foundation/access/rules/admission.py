"""Whether a visitor may enter, decided from values alone."""

from dataclasses import dataclass

from gongzhi.foundation.access.vocabulary import AccountKind, Admission, Opening


@dataclass(frozen=True)
class Entrance:
    """The rule one address carries; with `POWER`, any one of `powers` will do."""

    opening: Opening
    powers: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if bool(self.powers) != (self.opening is Opening.POWER):
            raise ValueError("an entrance by power names its powers, and no other does")

    def __str__(self) -> str:
        return " ".join([self.opening.value, *sorted(self.powers)])


@dataclass(frozen=True)
class Visitor:
    """What an entrance needs to know of whoever stands before it."""

    kind: AccountKind | None = None
    in_post: bool = False
    powers: frozenset[str] = frozenset()


ANYONE = Entrance(Opening.ANYONE)
SIGNED_IN = Entrance(Opening.SIGNED_IN)
RESIDENTS = Entrance(Opening.RESIDENTS)
STAFF_ACCOUNT = Entrance(Opening.STAFF_ACCOUNT)
STAFF = Entrance(Opening.STAFF)


def by_power(*powers: str) -> Entrance:
    return Entrance(Opening.POWER, frozenset(powers))


def admission(entrance: Entrance, visitor: Visitor) -> Admission:
    if entrance.opening is Opening.ANYONE:
        return Admission.WELCOME
    if visitor.kind is None:
        return Admission.SIGN_IN
    if entrance.opening is Opening.SIGNED_IN:
        return Admission.WELCOME
    if entrance.opening is Opening.RESIDENTS:
        resident = visitor.kind is AccountKind.RESIDENT
        return Admission.WELCOME if resident else Admission.RESIDENTS_ONLY
    return _of_staff(entrance, visitor)


def _of_staff(entrance: Entrance, visitor: Visitor) -> Admission:
    if visitor.kind is AccountKind.RESIDENT:
        return Admission.STAFF_ONLY
    if entrance.opening is Opening.STAFF_ACCOUNT:
        own = visitor.kind is AccountKind.STAFF
        return Admission.WELCOME if own else Admission.STAFF_ONLY
    if entrance.opening is Opening.POWER:
        return _by_power(entrance, visitor)
    return Admission.WELCOME if visitor.in_post else Admission.NO_POST


def _by_power(entrance: Entrance, visitor: Visitor) -> Admission:
    if entrance.powers & visitor.powers:
        return Admission.WELCOME
    return Admission.NO_POWER if visitor.in_post else Admission.NO_POST
