"""What whoever keeps the register may do on an estate's page."""

from typing import TYPE_CHECKING

from django.urls import reverse

from gongzhi.foundation.web.values import Power as Link
from gongzhi.kernel.actor import Actor
from gongzhi.territory.queries import entrances_of
from gongzhi.territory.vocabulary import Power

if TYPE_CHECKING:
    from gongzhi.territory.models import Building, Estate


def keeps(actor: Actor, estate: "Estate") -> bool:
    standing = estate.ended_on is None
    return standing and actor.holds(Power.KEEP) and actor.covers(estate.region_code, estate.pk)


def estate_powers(actor: Actor, estate: "Estate") -> list[Link]:
    if not keeps(actor, estate):
        return []
    of_estate = (
        ("更正小区", "check", "estate-correction"),
        ("登记楼栋", "plus", "new-building"),
        ("登记设施", "plus", "new-facility"),
        ("登记共有部分", "plus", "new-common-part"),
        ("注销小区", "x", "estate-end"),
    )
    links = [Link(*_to(label, icon, name, estate.code)) for label, icon, name in of_estate]
    sheet = reverse("sheets:kind", args=["premises"])
    return [*links[:1], Link("成批导入房屋", "import", sheet), *links[1:]]


def building_powers(actor: Actor, estate: "Estate", building: "Building | None") -> list[Link]:
    """Of the building that is looked at, and of its entrances."""
    if building is None or not keeps(actor, estate):
        return []
    pk = building.pk
    of_entrances = [
        Link(*_to(f"{verb} {way.name}", icon, f"entrance-{noun}", way.pk))
        for way in entrances_of(pk)
        for verb, icon, noun in (("更正", "check", "correction"), ("注销", "x", "end"))
    ]
    return [
        Link(*_to("登记房屋", "plus", "new-premises", pk)),
        Link(*_to("登记单元", "plus", "new-entrance", pk)),
        *of_entrances,
        Link(*_to(f"更正 {building.name}", "check", "building-correction", pk)),
        Link(*_to(f"注销 {building.name}", "x", "building-end", pk)),
    ]


def _to(label: str, icon: str, name: str, argument: object) -> tuple[str, str, str]:
    return label, icon, reverse(f"territory:{name}", args=[argument])
