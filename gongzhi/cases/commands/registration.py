"""Entry by staff: for somebody on the telephone, at the counter, or met on a round."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from gongzhi.cases.commands.report import Report, report_case
from gongzhi.cases.models import Case
from gongzhi.cases.rules.reporting import checked_place
from gongzhi.cases.vocabulary import Power, Source
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken
from gongzhi.kernel.identifiers import phone as phones
from gongzhi.kernel.ref import Ref
from gongzhi.kernel.text import id_in
from gongzhi.parties.commands.person import person_for_phone
from gongzhi.territory.queries import estates_for, spot_of_estate

if TYPE_CHECKING:
    from gongzhi.territory.models import Estate


@dataclass(frozen=True, kw_only=True)
class Entry:
    """As the form gives it: empty where nothing was filled in."""

    text: str
    estate: str = ""
    place_text: str = ""
    category: str = ""
    source: str = Source.PHONE
    phone: str = ""
    name: str = ""
    is_shielded: bool = True
    photos: Ref | None = None


@transaction.atomic
def register_case(entry: Entry, *, actor: Actor, now: datetime) -> Case:
    if not actor.holds(Power.REGISTER):
        raise NotPermitted("你现在的岗位不能代录诉求")
    chosen = _estate(entry.estate, actor) if entry.estate else None
    if chosen is None and not any(actor.territory):
        raise RuleBroken("选一个小区", field="estate")
    where = checked_place(entry.place_text)
    spot = spot_of_estate(chosen, detail=where) if chosen else None
    reporter = person_for_phone(phones.parse(entry.phone), name=entry.name) if entry.phone else None
    report = Report(
        text=entry.text,
        source=Source(entry.source),
        region_code=spot.region_code if spot else actor.territory[0],
        spot=spot,
        place_text=where,
        category=entry.category,
        reporter=reporter.pk if reporter else None,
        is_shielded=entry.is_shielded,
        photos=entry.photos,
    )
    return report_case(report, actor=actor, now=now)


def _estate(key: str, actor: Actor) -> "Estate":
    number = id_in(key)
    found = None if number is None else estates_for(actor).filter(pk=number).first()
    if found is None:
        raise RuleBroken("没有这个小区，或不在你的辖区；从列表里重选", field="estate")
    return found
