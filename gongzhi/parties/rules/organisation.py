"""Where a body stands, above whom, and what it must have to be one of its kind."""

from dataclasses import dataclass, field

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.identifiers import region_code as codes
from gongzhi.kernel.identifiers import uscc
from gongzhi.kernel.identifiers.region_code import Level
from gongzhi.kernel.text import as_seen
from gongzhi.parties.vocabulary import Line, OrganisationKind, PartyLevel

OF_AN_ESTATE = frozenset(
    {
        OrganisationKind.OWNERS_ASSEMBLY,
        OrganisationKind.OWNERS_CONGRESS,
        OrganisationKind.OWNERS_COMMITTEE,
        OrganisationKind.OWNERS_SUPERVISORS,
        OrganisationKind.STEWARD_COMMITTEE,
        OrganisationKind.BLOCK_GROUP,
        OrganisationKind.SPECIAL_COMMITTEE,
    }
)
"""Bodies of one estate: they cannot be without it."""
ONCE_AN_ESTATE = OF_AN_ESTATE - {OrganisationKind.BLOCK_GROUP}
"""民法典 第二百七十七条, 物业管理条例 第九条: one area, one assembly and what hangs on it."""
OF_A_COMMUNITY = frozenset(
    {
        OrganisationKind.RESIDENTS_COMMITTEE,
        OrganisationKind.ENVIRONMENT_PROPERTY_COMMITTEE,
        OrganisationKind.COMMITTEES_ASSOCIATION,
        OrganisationKind.COMPANIES_ASSOCIATION,
    }
)
KEEPERS = frozenset(
    {
        OrganisationKind.PROPERTY_COMPANY,
        OrganisationKind.RESIDENTS_COMMITTEE,
        OrganisationKind.SOCIAL_ORGANISATION,
        OrganisationKind.OWNERS_COMMITTEE,
        OrganisationKind.STEWARD_COMMITTEE,
        OrganisationKind.BLOCK_GROUP,
    }
)
"""Who may keep an estate: a company, or 社区托管, 社会组织代管, 居民自管 (A21)."""
ABOVE: dict[PartyLevel, frozenset[PartyLevel]] = {
    PartyLevel.STREET: frozenset(),
    PartyLevel.COMMUNITY: frozenset({PartyLevel.STREET}),
    PartyLevel.GRID: frozenset({PartyLevel.COMMUNITY}),
    PartyLevel.ESTATE: frozenset({PartyLevel.GRID, PartyLevel.COMMUNITY}),
    PartyLevel.BUILDING: frozenset({PartyLevel.ESTATE}),
    PartyLevel.FUNCTIONAL: frozenset({PartyLevel.COMMUNITY}),
}
LONGEST_NAME, LONGEST_SHORT_NAME, LONGEST_GUIDE = 80, 30, 2000


@dataclass(frozen=True, kw_only=True)
class Place:
    """The estate, building or grid of a body as territory knows it."""

    id: int
    name: str
    region_code: str
    estates: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, kw_only=True)
class Parent:
    """The body above, as far as the one below has to know it."""

    id: int
    kind: str
    name: str
    party_level: str = ""
    region_code: str = ""
    above: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, kw_only=True)
class Charter:
    """What a body is to be. `estate`, `building`, `grid` and `parent` are ids."""

    kind: str
    name: str
    short_name: str = ""
    region_code: str = ""
    credit_code: str = ""
    phone: str = ""
    lines: tuple[str, ...] = ()
    party_level: str = ""
    parent: int | None = None
    estate: int | None = None
    building: int | None = None
    grid: int | None = None
    basis: str = ""
    guide: str = ""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What the charter's ids turned out to be; None where there is no such thing."""

    estate: Place | None = None
    building: Place | None = None
    grid: Place | None = None
    parent: Parent | None = None


def require(charter: Charter, ground: Ground) -> str:
    """The region code of the body (12 digits), or what is wrong, beside its field."""
    kind = _kind(charter.kind)
    if not as_seen(charter.name):
        raise RuleBroken("写上单位的全称，和证照、批文一致", field="name")
    if charter.credit_code:
        uscc.parse(charter.credit_code, field="credit_code")
    unknown = [line for line in charter.lines if line not in set(Line)]
    if unknown:
        raise RuleBroken(f"没有条线“{'、'.join(unknown)}”，从列表里选", field="lines")
    _require_estate(kind, charter, ground)
    _require_party(kind, charter, ground)
    region_code = _region_code(kind, charter, ground)
    if ground.grid and not codes.contains(region_code, ground.grid.region_code):
        raise RuleBroken("这个网格不在单位的辖区里，从列表里选", field="grid")
    return region_code


def require_parent(number: int | None, charter: Charter, parent: Parent | None) -> None:
    """`number` is the body's own id, None while it is being made: no ring of superiors."""
    if parent is None:
        return
    if number is not None and (number == parent.id or number in parent.above):
        raise RuleBroken(f"{parent.name}是它自己或它的下级，不能作上级", field="parent")
    if charter.kind != OrganisationKind.PARTY_BODY or parent.kind != OrganisationKind.PARTY_BODY:
        return
    allowed = ABOVE.get(PartyLevel(charter.party_level), frozenset())
    if parent.party_level not in allowed:
        wanted = "、".join(sorted(level.label for level in allowed)) or "没有上级党组织"
        level = PartyLevel(charter.party_level).label
        raise RuleBroken(f"{level}的上级应是：{wanted}", field="parent")


def _kind(code: str) -> OrganisationKind:
    if code not in set(OrganisationKind) or code == OrganisationKind.PLATFORM:
        raise RuleBroken("没有这类单位，从列表里选", field="kind")
    return OrganisationKind(code)


def _require_estate(kind: OrganisationKind, charter: Charter, ground: Ground) -> None:
    if kind in OF_AN_ESTATE and ground.estate is None:
        raise RuleBroken(f"{kind.label}属于一个小区，选定小区", field="estate")
    if kind is OrganisationKind.BLOCK_GROUP and ground.building is None:
        raise RuleBroken("物业管理小组管一栋单体楼，选定楼栋", field="building")
    _require_building(ground)
    if charter.estate and ground.estate is None:
        raise RuleBroken("没有这个小区，从列表里选", field="estate")


def _require_building(ground: Ground) -> None:
    building, estate = ground.building, ground.estate
    if building and (estate is None or estate.id not in building.estates):
        raise RuleBroken("这栋楼不在所选的小区里", field="building")


def _require_party(kind: OrganisationKind, charter: Charter, ground: Ground) -> None:
    if kind is not OrganisationKind.PARTY_BODY:
        if charter.party_level:
            raise RuleBroken("只有党组织分级，其他单位这一项留空", field="party_level")
        return
    if charter.party_level not in set(PartyLevel):
        raise RuleBroken("写明是哪一级党组织", field="party_level")
    level = PartyLevel(charter.party_level)
    if level is PartyLevel.GRID and ground.grid is None:
        raise RuleBroken("网格党总支要写明是哪个网格", field="grid")
    if level in {PartyLevel.ESTATE, PartyLevel.BUILDING} and ground.estate is None:
        raise RuleBroken(f"{level.label}要写明是哪个小区", field="estate")
    if level is PartyLevel.BUILDING and ground.building is None:
        raise RuleBroken("楼栋党小组要写明是哪栋楼", field="building")


def _region_code(kind: OrganisationKind, charter: Charter, ground: Ground) -> str:
    """An estate's body stands in its community; the others say where they stand."""
    if ground.estate is not None:
        return codes.padded(ground.estate.region_code)
    code = codes.parse(charter.region_code or "", field="region_code")
    wanted = _level(kind, charter.party_level)
    if wanted is not None and codes.level(code) is not wanted:
        raise RuleBroken(f"管辖区划应写到{wanted.label}", field="region_code")
    return code


def _level(kind: OrganisationKind, party_level: str) -> Level | None:
    if kind in OF_A_COMMUNITY:
        return Level.COMMUNITY
    if kind is OrganisationKind.STREET:
        return Level.STREET
    if kind is OrganisationKind.PARTY_BODY:
        return Level.STREET if party_level == PartyLevel.STREET else Level.COMMUNITY
    return None
