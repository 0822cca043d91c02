"""What a bearer token must name to be let through an operation: beside the entrance, which speaks
of people. A person's session does what his post does; a program does what it was made for."""

from dataclasses import dataclass

from gongzhi.foundation.access.rules.admission import Entrance
from gongzhi.foundation.access.vocabulary import Opening


@dataclass(frozen=True)
class Lending:
    """Any one of `powers`; none at all is for people only, None for every token."""

    powers: frozenset[str] | None = frozenset()

    def allows(self, lent: frozenset[str]) -> bool:
        return self.powers is None or bool(self.powers & lent)

    def __str__(self) -> str:
        return "any" if self.powers is None else " ".join(sorted(self.powers))


ANY_TOKEN = Lending(None)
NO_TOKEN = Lending()


def by_token(*powers: str) -> Lending:
    return Lending(frozenset(powers))


def lending_of(entrance: Entrance, said: Lending | None) -> Lending:
    """An entrance by power has said it already, and what anyone may have a token may have; every
    other operation says it, or is not made."""
    if said is not None:
        return said
    if entrance.opening is Opening.ANYONE:
        return ANY_TOKEN
    if entrance.opening is Opening.POWER:
        return Lending(entrance.powers)
    raise ValueError("say which powers a token must name (token=), or NO_TOKEN")
