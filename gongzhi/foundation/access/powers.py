"""Every power there is. Contexts declare theirs as a Term and register it from apps.ready()."""

from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.kernel.errors import NotPermitted
from gongzhi.kernel.terms import Term

_known: dict[str, Term] = {}


def register(vocabulary: type[Term]) -> None:
    """Twice the same vocabulary changes nothing; two meanings of one code are refused."""
    for power in vocabulary:
        other = _known.setdefault(power.value, power)
        if type(other) is not vocabulary:
            raise ValueError(f"the power {power.value} is declared by {type(other)} already")


def known() -> dict[str, Term]:
    return dict(sorted(_known.items()))


def is_known(power: str) -> bool:
    return power in _known


def label(power: str) -> str:
    return _known[power].label if power in _known else power


def require(actor: Actor, power: str) -> None:
    """For commands: the acting post must hold the power. The system itself may do anything."""
    if actor != SYSTEM and not actor.holds(power):
        raise NotPermitted(f"当前职务没有“{label(power)}”权限，请有此权限的人办理")
