"""Facts of territory: what was entered, put right, taken out of the registers.

What a register said before a correction stands in the fact's words: `change` names each value that
was and that is now. Nothing is deleted: what ended keeps its row.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from gongzhi.kernel.fact import Fact, link, words


@dataclass(frozen=True, kw_only=True)
class RegionFact(Fact):
    about: ClassVar[str] = "region"
    phrase: ClassVar[str] = ""
    region: int = link("region")


@dataclass(frozen=True, kw_only=True)
class RegionRegistered(RegionFact):
    phrase: ClassVar[str] = "登记了行政区划{region}"


@dataclass(frozen=True, kw_only=True)
class RegionCorrected(RegionFact):
    phrase: ClassVar[str] = "更正了行政区划{region}：{change}，原因：{reason}"
    change: str = words()
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class RegionEnded(RegionFact):
    phrase: ClassVar[str] = "撤销了行政区划{region}，{ended_on}起，原因：{reason}"
    ended_on: date
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class EstateFact(Fact):
    about: ClassVar[str] = "estate"
    phrase: ClassVar[str] = ""
    estate: int = link("estate")


@dataclass(frozen=True, kw_only=True)
class EstateRegistered(EstateFact):
    phrase: ClassVar[str] = "登记了小区{estate}"


@dataclass(frozen=True, kw_only=True)
class EstateCorrected(EstateFact):
    phrase: ClassVar[str] = "更正了小区{estate}：{change}，原因：{reason}"
    change: str = words()
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class EstateEnded(EstateFact):
    phrase: ClassVar[str] = "注销了小区{estate}，{ended_on}起，原因：{reason}"
    ended_on: date
    merged_into: int | None = link("estate")
    buildings: int
    premises: int
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class BuildingFact(Fact):
    about: ClassVar[str] = "building"
    phrase: ClassVar[str] = ""
    building: int = link("building")
    estate: int = link("estate")


@dataclass(frozen=True, kw_only=True)
class BuildingRegistered(BuildingFact):
    phrase: ClassVar[str] = "登记了楼栋{building}"


@dataclass(frozen=True, kw_only=True)
class BuildingCorrected(BuildingFact):
    phrase: ClassVar[str] = "更正了楼栋{building}：{change}，原因：{reason}"
    change: str = words()
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class BuildingEnded(BuildingFact):
    phrase: ClassVar[str] = "注销了楼栋{building}，{ended_on}起，原因：{reason}"
    ended_on: date
    premises: int
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class EntranceFact(Fact):
    about: ClassVar[str] = "entrance"
    phrase: ClassVar[str] = ""
    entrance: int = link("entrance")
    estate: int = link("estate")


@dataclass(frozen=True, kw_only=True)
class EntranceRegistered(EntranceFact):
    phrase: ClassVar[str] = "登记了单元{entrance}"


@dataclass(frozen=True, kw_only=True)
class EntranceCorrected(EntranceFact):
    phrase: ClassVar[str] = "更正了单元{entrance}：{change}，原因：{reason}"
    change: str = words()
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class EntranceEnded(EntranceFact):
    phrase: ClassVar[str] = "注销了单元{entrance}，{ended_on}起，原因：{reason}"
    ended_on: date
    premises: int
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class PremisesFact(Fact):
    about: ClassVar[str] = "premises"
    phrase: ClassVar[str] = ""
    premises: int = link("premises")
    estate: int = link("estate")


@dataclass(frozen=True, kw_only=True)
class PremisesRegistered(PremisesFact):
    phrase: ClassVar[str] = "登记了房屋{premises}"


@dataclass(frozen=True, kw_only=True)
class PremisesCorrected(PremisesFact):
    phrase: ClassVar[str] = "更正了房屋{premises}：{change}，原因：{reason}"
    change: str = words()
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class PremisesEnded(PremisesFact):
    phrase: ClassVar[str] = "注销了房屋{premises}，{ended_on}起，原因：{reason}"
    ended_on: date
    merged_into: int | None = link("premises")
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class CommonPartFact(Fact):
    about: ClassVar[str] = "common_part"
    phrase: ClassVar[str] = ""
    common_part: int = link("common_part")
    estate: int = link("estate")


@dataclass(frozen=True, kw_only=True)
class CommonPartRegistered(CommonPartFact):
    phrase: ClassVar[str] = "登记了共有部分{common_part}"


@dataclass(frozen=True, kw_only=True)
class CommonPartCorrected(CommonPartFact):
    phrase: ClassVar[str] = "更正了共有部分{common_part}：{change}，原因：{reason}"
    change: str = words()
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class CommonPartEnded(CommonPartFact):
    phrase: ClassVar[str] = "注销了共有部分{common_part}，{ended_on}起，原因：{reason}"
    ended_on: date
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class GridFact(Fact):
    about: ClassVar[str] = "grid"
    phrase: ClassVar[str] = ""
    grid: int = link("grid")


@dataclass(frozen=True, kw_only=True)
class GridRegistered(GridFact):
    phrase: ClassVar[str] = "登记了网格{grid}"


@dataclass(frozen=True, kw_only=True)
class GridCorrected(GridFact):
    phrase: ClassVar[str] = "更正了网格{grid}：{change}，原因：{reason}"
    change: str = words()
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class GridEnded(GridFact):
    phrase: ClassVar[str] = "撤销了网格{grid}，{ended_on}起，原因：{reason}"
    ended_on: date
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class FacilityFact(Fact):
    about: ClassVar[str] = "facility"
    phrase: ClassVar[str] = ""
    facility: int = link("facility")
    estate: int = link("estate")


@dataclass(frozen=True, kw_only=True)
class FacilityRegistered(FacilityFact):
    phrase: ClassVar[str] = "登记了设施{facility}"


@dataclass(frozen=True, kw_only=True)
class FacilityCorrected(FacilityFact):
    phrase: ClassVar[str] = "更正了设施{facility}：{change}，原因：{reason}"
    change: str = words()
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class FacilityEnded(FacilityFact):
    phrase: ClassVar[str] = "拆除了设施{facility}，{ended_on}起，原因：{reason}"
    ended_on: date
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class PremisesTakenIn(Fact):
    """A batch of a sheet, of one estate: so many new, so many put right, each with what it was."""

    about: ClassVar[str] = "estate"
    phrase: ClassVar[str] = "成批登记{estate}的房屋：新增 {entered}，更正 {corrected}。{change}"
    named: ClassVar[str] = "成批登记房屋"
    estate: int = link("estate")
    entered: int
    corrected: int
    unchanged: int
    buildings: int
    change: str = words()


@dataclass(frozen=True, kw_only=True)
class PlaceCodeFact(Fact):
    about: ClassVar[str] = "place_code"
    phrase: ClassVar[str] = ""
    place_code: int = link("place_code")
    estate: int = link("estate")


@dataclass(frozen=True, kw_only=True)
class PlaceCodeReplaced(PlaceCodeFact):
    """The old one still answers, by saying that it is no longer in use."""

    phrase: ClassVar[str] = "换了{place_code}的位置码，原因：{reason}"
    named: ClassVar[str] = "换位置码"
    successor: int = link("place_code")
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class PlaceCodeRetired(PlaceCodeFact):
    phrase: ClassVar[str] = "停用了{place_code}的位置码，原因：{reason}"
    named: ClassVar[str] = "停用位置码"
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class PlaceCodesMade(Fact):
    """Codes for what had none."""

    about: ClassVar[str] = "estate"
    phrase: ClassVar[str] = "给{estate}补齐了 {number} 个位置码"
    named: ClassVar[str] = "补齐位置码"
    estate: int = link("estate")
    number: int
