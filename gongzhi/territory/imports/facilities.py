"""设施: each gets a code of its own."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from gongzhi.foundation.sheets.kinds import ImportKind
from gongzhi.foundation.sheets.rules.columns import Column, Fault, Row, Template
from gongzhi.foundation.sheets.trying import refusals
from gongzhi.kernel.actor import Actor
from gongzhi.territory.commands.facility import (
    LONGEST,
    FacilityDetails,
    correct_facility,
    register_facility,
)
from gongzhi.territory.imports.again import BY_SHEET, if_changed
from gongzhi.territory.imports.columns import ESTATE, building, called, entrance, labels, one_of
from gongzhi.territory.imports.places import where_said
from gongzhi.territory.models import Facility
from gongzhi.territory.rules.naming import Named
from gongzhi.territory.vocabulary import FacilityKind, Power

TEMPLATE = Template(
    title="设施",
    columns=(
        ESTATE,
        building(required=False),
        entrance(blank=Named("", "")),
        Column(
            key="kind",
            name="类型",
            parse=one_of(FacilityKind),
            required=True,
            choices=labels(FacilityKind),
            example=("电梯",),
        ),
        Column(
            key="name",
            name="名称",
            parse=called("设施名称", LONGEST),
            required=True,
            example=("1 号电梯",),
            help="同一处不重名",
            width=20,
        ),
    ),
    notes=("不在楼里的设施，楼栋和单元留空",),
)


def enter(row: Row, actor: Actor, now: datetime) -> None:
    where = where_said(row, actor)
    told = FacilityDetails(kind=row.values["kind"], name=row.values["name"])
    known = Facility.objects.filter(**where._asdict(), name=told.name, ended_on=None).first()
    if known is None:
        register_facility(where, told, actor=actor, now=now)
        return
    if_changed(lambda: correct_facility(known.pk, told, reason=BY_SHEET, actor=actor, now=now))


def check(rows: Sequence[Row], actor: Actor) -> Iterable[Fault]:
    return refusals(rows, lambda row: enter(row, actor, datetime.now(UTC)), TEMPLATE)


def write(rows: Sequence[Row], actor: Actor, now: datetime) -> int:
    for row in rows:
        enter(row, actor, now)
    return len(rows)


FACILITIES = ImportKind(
    code="facilities",
    title="设施",
    template=TEMPLATE,
    power=Power.KEEP,
    check=check,
    write=write,
    effects=("每处新登记的设施有一个位置码，可以打印张贴", "登记过的只更正类型；表里没有的照旧"),
    batch=500,
)
