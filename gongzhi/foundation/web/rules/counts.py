"""How many, without counting to the end: lists stop counting at a thousand."""

from dataclasses import dataclass

CEILING = 1000
DEEPEST = 500


def thousands(number: int) -> str:
    return f"{number:,}"


def total(number: int, *, ceiling: int = CEILING) -> str:
    """46 · 1,000+"""
    return f"{ceiling}+" if number > ceiling else thousands(number)


def page_asked(said: str, *, deepest: int = DEEPEST) -> int:
    """The page an address asks for: the first where it says nothing that is a page."""
    return min(max(int(said), 1), deepest) if said.isdecimal() and len(said) < 10 else 1


@dataclass(frozen=True)
class Window:
    """One page of a list: rows `first` to `last` of `number` (at most the ceiling is known)."""

    page: int
    size: int
    shown: int
    number: int
    unit: str = "件"

    @property
    def first(self) -> int:
        return (self.page - 1) * self.size + 1 if self.shown else 0

    @property
    def last(self) -> int:
        return (self.page - 1) * self.size + self.shown

    @property
    def has_next(self) -> bool:
        return self.last < self.number

    @property
    def has_previous(self) -> bool:
        return self.page > 1

    @property
    def next_page(self) -> int:
        return self.page + 1

    @property
    def previous_page(self) -> int:
        return self.page - 1

    @property
    def words(self) -> str:
        """Which rows of how many, with the dash our tables use for ranges."""
        if not self.shown:
            return f"共 0 {self.unit}"
        return f"{self.first}\u2013{self.last}，共 {total(self.number)} {self.unit}"
