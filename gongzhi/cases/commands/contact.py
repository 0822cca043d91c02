"""Being in touch with the reporter: what counts as a response."""

from datetime import datetime

from django.db import transaction

from gongzhi.cases import access
from gongzhi.cases.commands import clocks
from gongzhi.cases.commands.loading import held_case
from gongzhi.cases.models import Case, Reporter
from gongzhi.cases.queries.conditions import standing_legs
from gongzhi.cases.queries.repeated import was_just_contacted
from gongzhi.cases.rules.reporting import required
from gongzhi.cases.vocabulary import Channel
from gongzhi.facts.cases import ReporterContacted
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken


@transaction.atomic
def contact_reporter(
    code: str, *, channel: Channel, reply: str, actor: Actor, now: datetime
) -> Case:
    """A person called, came or wrote. The first such contact is the response; accepting is not.
    Sent twice it is recorded once."""
    case = held_case(code, actor)
    if not _speaks_for_us(actor, case):
        raise NotPermitted("只有承办单位和受理人员能记录联系情况")
    said = required(reply, "reply", "写一句跟报事人说了什么")
    if channel is Channel.PHONE and not _knows_the_number(actor, case):
        raise RuleBroken(
            "报事人选择对承办单位隐藏，看不到电话；用站内回复，或请社区代为联系", field="channel"
        )
    if was_just_contacted(case, channel, said, actor=actor, now=now):
        return case
    is_first = case.responded_at is None
    if is_first:
        case.responded_at = now
        clocks.stop_response(case, actor=actor, now=now)
    case.updated_at = now
    case.save(update_fields=["responded_at", "updated_at"])
    fact = ReporterContacted(
        case=case.pk,
        organisation=actor.organisation,
        channel=channel,
        is_first=is_first,
        reply=said,
    )
    record(fact, actor=actor, now=now, region_code=case.region_code)
    return case


def _knows_the_number(actor: Actor, case: Case) -> bool:
    reporters = list(Reporter.objects.filter(case=case))
    return not reporters or any(access.sees_reporter(actor, case, each) for each in reporters)


def _speaks_for_us(actor: Actor, case: Case) -> bool:
    if access.may_triage(actor, case):
        return True
    legs = standing_legs().filter(case=case)
    return any(access.may_handle(actor, leg) for leg in legs)
