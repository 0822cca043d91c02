"""覆盖 (MISSION A22): how many estates of each region have what. A figure never without its whole.

Territory knows service, governance and grids; contexts above say what they know by a provider:
`register_coverage(Aspect("party", "小区党组织", covered))`, where `covered(prefix, day)` gives the
ids of the estates under a region's prefix that have it on that day.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongzhi.kernel.identifiers import region_code as codes
from gongzhi.territory.models import Estate, GridCover, Premises, Region
from gongzhi.territory.queries import below
from gongzhi.territory.vocabulary import GridKind, ServiceMode

Covered = Callable[[str, date], Iterable[int]]


@dataclass(frozen=True)
class Aspect:
    code: str
    title: str
    covered: Covered
    note: str = ""


@dataclass(frozen=True)
class Part:
    """So many of so many."""

    covered: int
    whole: int

    @property
    def percent(self) -> str:
        return f"{self.covered / self.whole:.0%}" if self.whole else ""


@dataclass(frozen=True)
class Line:
    """A region with its parts, in the order of the aspects."""

    code: str
    name: str
    estates: int
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Coverage:
    aspects: tuple[Aspect, ...]
    lines: tuple[Line, ...]
    total: Line


_aspects: dict[str, Aspect] = {}


def register_coverage(aspect: Aspect) -> None:
    """Twice the same changes nothing; two meanings of one code are refused."""
    if _aspects.setdefault(aspect.code, aspect) != aspect:
        raise ValueError(f"two aspects of coverage are called {aspect.code!r}")


def coverage(region: Region, day: date) -> Coverage:
    """Of the region, and of each region right below it; one query an aspect."""
    prefix = codes.prefix(region.code)
    digits = below(prefix)
    estates = dict(_standing(prefix).values_list("pk", "region_code"))
    aspects = (*OWN, *_aspects.values())
    counted = [
        Counter(estates[pk][:digits] for pk in set(each.covered(prefix, day)) & estates.keys())
        for each in aspects
    ]
    whole = Counter(code[:digits] for code in estates.values())
    lines = tuple(_line(row, digits, whole, counted) for row in _below(region))
    return Coverage(aspects, lines, _total(region, whole, counted))


def _line(
    region: Region, digits: int, whole: "Counter[str]", counted: "list[Counter[str]]"
) -> Line:
    mark = region.code[:digits]
    parts = tuple(Part(covered[mark], whole[mark]) for covered in counted)
    return Line(region.code, region.name, whole[mark], parts)


def _total(region: Region, whole: "Counter[str]", counted: "list[Counter[str]]") -> Line:
    number = whole.total()
    parts = tuple(Part(covered.total(), number) for covered in counted)
    return Line(region.code, region.name, number, parts)


def _below(region: Region) -> Iterable[Region]:
    return Region.objects.filter(parent=region, ended_on=None).order_by("code")


def _standing(prefix: str) -> QuerySet[Estate]:
    return Estate.objects.filter(region_code__startswith=prefix, ended_on=None)


def _serviced(prefix: str, _day: date) -> Iterable[int]:
    return _standing(prefix).exclude(service=ServiceMode.NONE).values_list("pk", flat=True)


def _professional(prefix: str, _day: date) -> Iterable[int]:
    return _standing(prefix).filter(service=ServiceMode.COMPANY).values_list("pk", flat=True)


def _in_grids(prefix: str, _day: date) -> Iterable[int]:
    rows = GridCover.objects.filter(kind=GridKind.GRID, estate__region_code__startswith=prefix)
    return rows.values_list("estate", flat=True)


def _with_doors(prefix: str, _day: date) -> Iterable[int]:
    rows = Premises.objects.filter(region_code__startswith=prefix, ended_on=None)
    return rows.values_list("estate", flat=True).distinct()


OWN = (
    Aspect("service", "有物业服务", _serviced, "含社区托管、社会组织代管、居民自管"),
    Aspect("professional", "专业物业服务", _professional),
    Aspect("grid", "划入网格", _in_grids, "整个小区或其中的楼栋"),
    Aspect("premises", "房屋已登记", _with_doors),
)
