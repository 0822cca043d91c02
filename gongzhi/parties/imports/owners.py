"""业主: a row an owner; neighbouring rows of one door are its co-owners."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from gongzhi.foundation.privacy.masks import mask_id_card, mask_name, mask_phone
from gongzhi.foundation.sheets.kinds import ImportKind
from gongzhi.foundation.sheets.rules import cells
from gongzhi.foundation.sheets.rules.columns import Column, Fault, Row, Template
from gongzhi.foundation.sheets.vocabulary import Policy
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.identifiers import id_card, uscc
from gongzhi.kernel.identifiers import phone as phones
from gongzhi.parties.commands.owners_batch import Entered, enter_batch
from gongzhi.parties.imports.owner_faults import DOOR, faults_of, known_of, words_of
from gongzhi.parties.queries.doors import DoorName, bodies_named, doors_named
from gongzhi.parties.rules.owner_rows import BODY, PERSON, OwnerRow, owner_row
from gongzhi.parties.rules.ownership import parse_share
from gongzhi.parties.vocabulary import Power, Sharing

TEMPLATE = Template(
    title="业主",
    columns=(
        Column(
            key="estate",
            name="小区",
            parse=cells.words(60),
            required=True,
            example=("洲际·亚洲湾", "洲际·亚洲湾"),
            help="小区名称或小区编号",
            aliases=("小区名称", "小区编号"),
        ),
        Column(
            key="building",
            name="楼栋",
            parse=cells.words(30),
            required=True,
            example=("3 栋", "3 栋"),
        ),
        Column(
            key="entrance",
            name="单元",
            parse=cells.words(30),
            example=("2 单元", "2 单元"),
            help="楼栋不分单元的不填",
        ),
        Column(
            key="door",
            name="房号",
            parse=cells.words(30),
            required=True,
            example=("1204", "1204"),
            help="要已在小区与房屋里登记",
        ),
        Column(
            key="owner",
            name="业主",
            parse=cells.words(80),
            required=True,
            example=("王建国", "李雅芳"),
            help="个人写姓名，单位写全称",
            aliases=("姓名", "业主姓名", "产权人"),
            mask=mask_name,
        ),
        Column(
            key="owner_kind",
            name="业主类型",
            parse=cells.one_of(PERSON, BODY),
            choices=(PERSON, BODY),
            help="不填为个人",
        ),
        Column(
            key="phone",
            name="手机号",
            parse=lambda cell: phones.parse(cells.text(cell)),
            example=("13800000001", ""),
            help="业主自己的手机号；居民登录时凭它核对",
            aliases=("联系电话", "电话"),
            mask=mask_phone,
        ),
        Column(
            key="id_number",
            name="身份证号",
            parse=lambda cell: id_card.parse(cells.text(cell), field="id_number"),
            help="可不填；填了按 18 位校验",
            aliases=("证件号码",),
            mask=mask_id_card,
            width=22,
        ),
        Column(
            key="credit_code",
            name="统一社会信用代码",
            parse=lambda cell: uscc.parse(cells.text(cell), field="credit_code"),
            help="业主是单位的填",
            width=22,
        ),
        Column(
            key="sharing",
            name="共有方式",
            parse=cells.one_of(*(each.label for each in Sharing)),
            choices=tuple(each.label for each in Sharing),
            example=("按份共有", "按份共有"),
            help="不填：一人为单独所有，几人为共同共有",
        ),
        Column(
            key="share",
            name="份额",
            parse=lambda cell: parse_share(cells.text(cell)),
            example=("1/2", "1/2"),
            help="按份共有的填，如 1/2、50%；合计为 1",
        ),
        Column(
            key="representative",
            name="共有人代表",
            parse=cells.yes_or_no,
            help="共有人推定的代表填“是”，一套房最多一位",
        ),
        Column(
            key="developer",
            name="建设单位持有",
            parse=cells.yes_or_no,
            help="没有售出，或售出还没有交付的填“是”，业主写建设单位",
        ),
        Column(key="since_on", name="产权起日", parse=cells.day, help="登记或交付的日期"),
        Column(
            key="basis",
            name="依据",
            parse=cells.words(120),
            help="产权证号、查册结果或合同号；不填记为产权清册导入",
            width=24,
        ),
    ),
    notes=(
        "一位业主一行；同一套房的几位共有人写在相邻的几行",
        "同一套房有一行有错，这套房的各行都不写入",
    ),
    unique=(*DOOR, "owner", "phone"),
)


def check(rows: Sequence[Row], actor: Actor) -> Iterable[Fault]:
    known = known_of([(name, group) for name, group in _groups(rows)], actor)
    for name, group in _groups(rows):
        yield from faults_of(name, group, known)


def write(rows: Sequence[Row], actor: Actor, now: datetime) -> int:
    groups = list(_groups(rows))
    doors = doors_named([name for name, _ in groups], actor)
    bodies = {
        word: body.pk for word, body in bodies_named(words_of(group for _, group in groups)).items()
    }
    batch = [
        Entered(door=door, rows=group, bodies=bodies)
        for name, group in groups
        if (door := doors.of(name)) is not None
    ]
    return enter_batch(batch, actor=actor, now=now)


def _groups(rows: Sequence[Row]) -> Iterator[tuple[DoorName, list[OwnerRow]]]:
    for name, group in groupby(rows, key=lambda row: _name(row.values)):
        yield name, [owner_row(row.number, row.values) for row in group]


def _name(values: Mapping[str, str | None]) -> DoorName:
    return DoorName(
        estate=values["estate"] or "",
        building=values["building"] or "",
        entrance=values.get("entrance") or "",
        name=values["door"] or "",
    )


OWNERS = ImportKind(
    code="owners",
    title="业主",
    template=TEMPLATE,
    power=Power.KEEP,
    check=check,
    write=write,
    policies=(Policy.GOOD_ROWS, Policy.ALL_OR_NOTHING),
    effects=(
        "每套房登记现在的产权人；已有产权登记的不改，换业主请办产权转移",
        "同一手机号、同一身份证号是同一个人，不会多登记一个",
        "姓名、手机号、身份证号加密保存，列表里遮蔽显示",
        "不开账号，不发短信；业主用自己的手机号登录后凭它核对房屋",
    ),
    batch=1000,
    together=DOOR,
)
