"""Texts like those of residents, put together from words of ours with Zipf-like frequencies.

A few matters make most of the reports, most words are rare: that is what a search has to live with.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, Generic, TypeVar

T = TypeVar("T")
FILE = Path(__file__).with_name("case_words.toml")
WITH_ROAD = 0.3


@cache
def words() -> dict[str, Any]:
    with FILE.open("rb") as file:
        return tomllib.load(file)


class Zipf(Generic[T]):
    """Draws from a list, the first most often: the n-th about 1/n as often."""

    def __init__(self, choices: Sequence[T]) -> None:
        self.choices = choices
        self.weights = list(accumulate(1 / rank for rank in range(1, len(choices) + 1)))

    def draw(self, random: Random) -> T:
        return random.choices(self.choices, cum_weights=self.weights)[0]


def road_names() -> list[str]:
    """More than a thousand, most of them hardly ever named."""
    signs = words()["roads"]
    return [f"{a}{b}路" for a in signs for b in signs[::-1] if a != b]


def estate_names() -> list[str]:
    first, last = words()["estate_first"], words()["estate_last"]
    return [f"{a}{b}{c}" for c in last for a in first for b in first[::-1] if a != b]


class Writer:
    """`report()` gives a category and a text of 20 to 90 characters."""

    def __init__(self, random: Random) -> None:
        held = words()
        self.random = random
        self.matters = Zipf([(code, Zipf(said)) for code, said in held["matters"].items()])
        self.roads = Zipf(road_names())
        self.openings, self.spots = Zipf(held["openings"]), Zipf(held["spots"])
        self.effects, self.wishes = Zipf(held["effects"]), Zipf(held["wishes"])

    def report(self) -> tuple[str, str]:
        random = self.random
        category, said = self.matters.draw(random)
        road = self.roads.draw(random) if random.random() < WITH_ROAD else ""
        where = f"{random.randint(1, 40)}栋{random.randint(1, 4)}单元{self.spots.draw(random)}"
        effects = dict.fromkeys(self.effects.draw(random) for _ in range(random.randint(1, 4)))
        ending = "，".join([*effects, self.wishes.draw(random)])
        opening = self.openings.draw(random)
        return category, f"{opening}{road}{where}{said.draw(random)}，{ending}。"
