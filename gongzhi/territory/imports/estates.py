"""小区: each with its community."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from gongzhi.foundation.sheets.kinds import ImportKind
from gongzhi.foundation.sheets.rules import cells
from gongzhi.foundation.sheets.rules.columns import Column, Fault, Row, Template
from gongzhi.foundation.sheets.trying import refusals
from gongzhi.kernel.actor import Actor
from gongzhi.territory.commands.estate import (
    LONGEST,
    LONGEST_ADDRESS,
    EstateDetails,
    correct_estate,
    register_estate,
)
from gongzhi.territory.imports.again import BY_SHEET, if_changed
from gongzhi.territory.imports.columns import called, labels, one_of
from gongzhi.territory.models import Estate
from gongzhi.territory.queries.matching import community_said
from gongzhi.territory.rules.estates import require_code
from gongzhi.territory.vocabulary import GovernanceMode, Power, ServiceMode

DETAILS = (
    Column(key="address", name="地址", parse=cells.words(LONGEST_ADDRESS), width=30),
    Column(
        key="governance",
        name="治理模式",
        parse=one_of(GovernanceMode),
        choices=labels(GovernanceMode),
        example=("传统三方",),
        help="留空：新登记的为传统三方",
    ),
    Column(
        key="service",
        name="物业服务",
        parse=one_of(ServiceMode),
        choices=labels(ServiceMode),
        example=("专业物业服务",),
        help="留空：新登记的为专业物业服务",
    ),
    Column(
        key="population",
        name="居住人口",
        parse=cells.whole,
        example=("3200",),
        help="超过 1 万人的为超大小区",
    ),
    Column(key="built_on", name="建成日期", parse=cells.day),
    Column(
        key="latitude", name="纬度", parse=lambda cell: float(cells.number(cell)), help="WGS-84"
    ),
    Column(key="longitude", name="经度", parse=lambda cell: float(cells.number(cell))),
)
TEMPLATE = Template(
    title="小区",
    columns=(
        Column(
            key="region",
            name="社区",
            parse=cells.words(60),
            required=True,
            example=("某某社区",),
            help="登记过的社区，填名称；有同名的填 12 位区划代码",
            aliases=("所属社区", "社区代码"),
            width=18,
        ),
        Column(
            key="name",
            name="小区名称",
            parse=called("小区名称", LONGEST),
            required=True,
            example=("阳光花园",),
            aliases=("小区", "项目名称"),
            width=20,
        ),
        Column(
            key="code",
            name="小区编号",
            parse=lambda cell: require_code(cells.text(cell)),
            help="留空的自动编号",
            width=18,
        ),
        *DETAILS,
    ),
    notes=("已登记的小区按编号认，没写编号的按社区和名称认；更正填了的列，留空的列不变",),
    unique=("region", "name"),
)


def enter(row: Row, actor: Actor, now: datetime) -> None:
    community = community_said(actor, row.values["region"])
    known = _known(community, row)
    told = {c.key: row.values[c.key] for c in DETAILS if row.values[c.key] is not None}
    if known is None:
        details = EstateDetails(name=row.values["name"], **told)
        code = row.values["code"] or ""
        register_estate(community, details, code=code, actor=actor, now=now)
        return
    held = {column.key: getattr(known, column.key) for column in DETAILS}
    details = EstateDetails(name=row.values["name"], **{**held, **told})
    if_changed(lambda: correct_estate(known.pk, details, reason=BY_SHEET, actor=actor, now=now))


def _known(community: str, row: Row) -> Estate | None:
    standing = Estate.objects.filter(ended_on=None)
    if row.values["code"]:
        return standing.filter(code=row.values["code"]).first()
    return standing.filter(region_code=community, name=row.values["name"]).first()


def check(rows: Sequence[Row], actor: Actor) -> Iterable[Fault]:
    return refusals(rows, lambda row: enter(row, actor, datetime.now(UTC)), TEMPLATE)


def write(rows: Sequence[Row], actor: Actor, now: datetime) -> int:
    for row in rows:
        enter(row, actor, now)
    return len(rows)


ESTATES = ImportKind(
    code="estates",
    title="小区",
    template=TEMPLATE,
    power=Power.KEEP,
    check=check,
    write=write,
    effects=(
        "新登记的小区各有一个位置码",
        "登记过的更正填了的列，原来的值留在经过里；表里没有的小区照旧",
    ),
    batch=2000,
)
