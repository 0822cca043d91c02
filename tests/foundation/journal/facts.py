"""Facts of an invented context, for tests of the journal."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from gongzhi.kernel.fact import Fact, link, term, words
from gongzhi.kernel.terms import Term


class Colour(Term):
    RED = "red", "红色"
    BLUE = "blue", "蓝色"


@dataclass(frozen=True, kw_only=True)
class BoatFact(Fact):
    about: ClassVar[str] = "boat"
    phrase: ClassVar[str] = ""
    boat: int = link("boat")


@dataclass(frozen=True, kw_only=True)
class BoatPainted(BoatFact):
    phrase: ClassVar[str] = "{boat}漆成{colour}，{dry_at}干透：{remark}"
    told: ClassVar[str] = "船漆成{colour}"
    colour: str = term("boat_colour")
    dry_at: datetime
    remark: str = words()


@dataclass(frozen=True, kw_only=True)
class BoatMoored(BoatFact):
    phrase: ClassVar[str] = "{boat}泊在{berths}"
    berths: tuple[int, ...] = link("berth", default=())


@dataclass(frozen=True, kw_only=True)
class BoatNamed(BoatFact):
    phrase: ClassVar[str] = "取名“{name}”"
    told: ClassVar[str] = "取名“{name}”"
    name: str = words()
    why: str = words(default="")
