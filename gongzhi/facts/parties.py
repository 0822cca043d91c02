"""Facts of parties."""

from dataclasses import dataclass
from typing import ClassVar

from gongzhi.kernel.fact import Fact, link, term, words


@dataclass(frozen=True, kw_only=True)
class ResidencyFact(Fact):
    about: ClassVar[str] = "residency"
    phrase: ClassVar[str] = ""
    residency: int = link("residency")


@dataclass(frozen=True, kw_only=True)
class ResidencyClaimed(ResidencyFact):
    phrase: ClassVar[str] = "登记为{residency}的{stay}"
    stay: str = term("stay_kind")
    estate: int


@dataclass(frozen=True, kw_only=True)
class ResidencyVerified(ResidencyFact):
    phrase: ClassVar[str] = "{residency}核验通过：{basis}"
    basis: str = term("stay_basis")
    estate: int


@dataclass(frozen=True, kw_only=True)
class ResidencyRefused(ResidencyFact):
    phrase: ClassVar[str] = "{residency}核验不通过：{reason}"
    estate: int
    reason: str = words()
