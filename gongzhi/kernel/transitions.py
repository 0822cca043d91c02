"""Who may move a thing from which state to which, as a table that people can read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gongzhi.kernel.errors import StateChanged
from gongzhi.kernel.terms import Term


@dataclass(frozen=True)
class Move:
    """`needs` names what must come with the act: "reason", "clause", "photos" …"""

    act: Term
    sources: tuple[Term, ...]
    target: Term
    power: str = ""
    needs: frozenset[str] = field(default_factory=frozenset)

    def lacks(self, given: Mapping[str, object]) -> list[str]:
        """What is needed and was not given, or given empty; in the order of the alphabet."""
        return sorted(need for need in self.needs if not given.get(need))


class Table:
    """`noun` is what people call the thing ("诉求"), `measure` how one points at it ("这件")."""

    def __init__(self, noun: str, moves: Iterable[Move], *, measure: str = "这件") -> None:
        self.name = f"{measure}{noun}"
        self.moves = tuple(moves)
        self._by: dict[tuple[str, str], Move] = {}
        for move in self.moves:
            for source in move.sources:
                if self._by.setdefault((move.act, source), move) is not move:
                    raise ValueError(f"two ways to {move.act} from {source}")

    def move(self, act: Term, state: Term) -> Move:
        """The move, or StateChanged saying where the thing stands and what can be done now."""
        if not any(move.act == act for move in self.moves):
            raise LookupError(f"no move is called {act}")
        found = self._by.get((act, state))
        if found is None:
            raise StateChanged(self._refusal(act, state))
        return found

    def allows(self, act: Term, state: Term) -> bool:
        return (act, state) in self._by

    def moves_from(self, state: Term) -> list[Move]:
        return [move for move in self.moves if state in move.sources]

    def acts_from(self, state: Term) -> list[Term]:
        """In the order of the table."""
        return [move.act for move in self.moves_from(state)]

    def states(self) -> set[Term]:
        return {state for move in self.moves for state in (*move.sources, move.target)}

    def ends(self) -> set[Term]:
        """States that nothing leaves."""
        return {state for state in self.states() if not self.moves_from(state)}

    def reachable(self, start: Term) -> set[Term]:
        """Every state one can come to, the start among them."""
        seen, ahead = {start}, [start]
        while ahead:
            targets = {move.target for move in self.moves_from(ahead.pop())} - seen
            seen |= targets
            ahead.extend(targets)
        return seen

    def _refusal(self, act: Term, state: Term) -> str:
        labels = [possible.label for possible in self.acts_from(state)]
        then = f"可以{_either(labels)}" if labels else "已经没有可以做的事"
        return f"{self.name}现在是“{state.label}”，不能{act.label}；{then}"


def _either(labels: list[str]) -> str:
    """甲、乙或丙."""
    return "或".join(filter(None, ["、".join(labels[:-1]), labels[-1]]))
