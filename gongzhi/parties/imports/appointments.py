"""任职: a row a person in a post; the person is found by phone or registered with it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.timezone import now as current

from gongzhi.foundation.privacy.masks import mask_id_card, mask_name, mask_phone
from gongzhi.foundation.sheets.kinds import ImportKind
from gongzhi.foundation.sheets.rules import cells
from gongzhi.foundation.sheets.rules.columns import Column, Fault, Row, Template
from gongzhi.foundation.sheets.trying import refusals
from gongzhi.foundation.sheets.vocabulary import Policy
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.identifiers import id_card
from gongzhi.kernel.identifiers import phone as phones
from gongzhi.parties.commands.appointing import Nominee, appoint_nominee
from gongzhi.parties.commands.person import Identity
from gongzhi.parties.queries.placing import Placing, placing_of
from gongzhi.parties.rules.posts import catalogue
from gongzhi.parties.vocabulary import Accession, Power

ACCESSIONS = {each.label: each for each in Accession}


def _names(cell: cells.Cell) -> tuple[str, ...]:
    written = cells.text(cell).replace("，", "、").replace(",", "、").split("、")
    return tuple(each.strip() for each in written if each.strip())


TEMPLATE = Template(
    title="任职",
    columns=(
        Column(
            key="organisation",
            name="单位",
            parse=cells.words(80),
            required=True,
            example=("江浦路社区居委会",),
            help="已登记的全称或简称",
            width=24,
        ),
        Column(
            key="post",
            name="岗位",
            parse=cells.words(40),
            required=True,
            example=("楼组长（楼栋长）",),
            help="岗位目录里的名称；一个单位有哪些岗位见任命页",
            width=20,
        ),
        Column(
            key="name",
            name="姓名",
            parse=cells.words(30),
            required=True,
            example=("何平",),
            mask=mask_name,
        ),
        Column(
            key="phone",
            name="手机号",
            parse=lambda cell: phones.parse(cells.text(cell)),
            required=True,
            example=("13800000001",),
            help="同一手机号是同一个人",
            mask=mask_phone,
        ),
        Column(
            key="id_number",
            name="身份证号",
            parse=lambda cell: id_card.parse(cells.text(cell), field="id_number"),
            mask=mask_id_card,
            width=22,
        ),
        Column(key="title", name="职务", parse=cells.words(40), help="不填用岗位名称"),
        Column(
            key="since_on",
            name="任职起",
            parse=cells.day,
            required=True,
            example=("2026-11-01",),
        ),
        Column(key="until_on", name="任职止", parse=cells.day, help="不定期的不填"),
        Column(
            key="basis",
            name="任职依据",
            parse=cells.words(120),
            required=True,
            example=("社区党委会议纪要〔2026〕3 号",),
            width=24,
        ),
        Column(
            key="accession",
            name="产生方式",
            parse=cells.one_of(*ACCESSIONS),
            choices=tuple(ACCESSIONS),
        ),
        Column(key="estates", name="所管小区", parse=_names, help="几个用“、”隔开"),
        Column(
            key="buildings",
            name="所联楼栋",
            parse=_names,
            help="楼组长、党员楼栋长填；先填所管小区",
        ),
        Column(key="represents", name="代表的单位", parse=cells.words(80), help="协会的席位填"),
    ),
    notes=("单位先登记；人员按手机号认，没有的随任职登记",),
    unique=("organisation", "post", "phone"),
)


def check(rows: Sequence[Row], actor: Actor) -> Iterable[Fault]:
    placing, now = placing_of(_words(rows), actor), current()
    return refusals(
        rows,
        lambda row: appoint_nominee(_nominee(row.values, placing), actor=actor, now=now),
        TEMPLATE,
    )


def write(rows: Sequence[Row], actor: Actor, now: datetime) -> int:
    placing = placing_of(_words(rows), actor)
    for row in rows:
        appoint_nominee(_nominee(row.values, placing), actor=actor, now=now)
    return len(rows)


def _words(rows: Sequence[Row]) -> list[tuple[str, str]]:
    named = [(estate, "") for row in rows for estate in row.values.get("estates") or ()]
    bodies = [("", row.values.get(key) or "") for row in rows for key in BODIES]
    return [*named, *bodies]


BODIES = ("organisation", "represents")


def _nominee(values: Mapping[str, Any], placing: Placing) -> Nominee:
    estates = [placing.estate(name) for name in values.get("estates") or ()]
    held = [estate for estate in estates if estate is not None]
    buildings = [_building(held, name, placing) for name in values.get("buildings") or ()]
    return Nominee(
        identity=Identity(
            name=values["name"],
            phone=values["phone"],
            id_number=values.get("id_number") or "",
        ),
        organisation=placing.body(values["organisation"], "organisation") or 0,
        post=_post(values["post"]),
        since_on=values["since_on"],
        until_on=values.get("until_on"),
        basis=values["basis"],
        title=values.get("title") or "",
        accession=ACCESSIONS[values["accession"]] if values.get("accession") else "",
        estates=frozenset(held),
        buildings=frozenset(number for number in buildings if number),
        represents=placing.body(values.get("represents") or "", "represents"),
    )


def _building(estates: list[int], name: str, placing: Placing) -> int | None:
    if len(estates) != 1:
        raise RuleBroken("填了楼栋的，所管小区写一个", field="estates")
    return placing.building(estates[0], name, field="buildings")


def _post(title: str) -> str:
    named = [code for code, post in catalogue().items() if title in {post.title, code}]
    if not named:
        raise RuleBroken(f"岗位目录里没有“{title}”", field="post")
    return named[0]


APPOINTMENTS = ImportKind(
    code="appointments",
    title="任职",
    template=TEMPLATE,
    power=Power.KEEP,
    check=check,
    write=write,
    policies=(Policy.GOOD_ROWS, Policy.ALL_OR_NOTHING),
    effects=(
        "每行一项任职；一人多岗的写几行，是几项任职",
        "只能一人担任的岗位，任期重叠的不写入",
        "不开账号；要登录的再由系统管理员开通",
    ),
    batch=2000,
)
