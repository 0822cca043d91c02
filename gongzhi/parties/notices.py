"""Who is told what: residents of what became of their claim to a home and of what they asked to
have put right, anybody of a look at his data."""

from gongzhi.facts.access import Unmasked
from gongzhi.facts.parties import (
    CorrectionAnswered,
    ResidencyEnded,
    ResidencyRefused,
    ResidencyVerified,
)
from gongzhi.foundation import links
from gongzhi.foundation.access.vocabulary import UnmaskField, UnmaskReason
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.journal.reacting import on
from gongzhi.foundation.notify.commands.telling import tell
from gongzhi.foundation.notify.vocabulary import Channel
from gongzhi.foundation.notify.wording import template
from gongzhi.kernel.ref import Ref
from gongzhi.parties.models import Residency
from gongzhi.parties.queries.residency import place_name, residency_of
from gongzhi.parties.vocabulary import CorrectionState

VERIFIED = template(
    "parties.residency_verified",
    title="房屋已核验",
    text="你在{estate}的登记核验通过",
    channels=(Channel.IN_APP,),
)
REFUSED = template(
    "parties.residency_refused",
    title="房屋核验没通过",
    text="你登记的“{home}”没有通过核验：{reason}。改好可以再登记",
    channels=(Channel.IN_APP,),
)
ENDED = template(
    "parties.residency_ended",
    title="业主核验已失效",
    text="“{home}”的产权已转移，你在这套房的业主核验随之失效。登记错了请联系社区",
    channels=(Channel.IN_APP,),
)
ANSWERED = template(
    "parties.correction_answered",
    title="纠错有了答复",
    text="你对“{home}”提出的纠错{state}：{answer}",
    channels=(Channel.IN_APP,),
)
LOOKED_AT = template(
    "parties.looked_at",
    title="有人查看了你的{field}",
    text="{who}查看了你完整的{field}。理由：{purpose}，{reason}",
    channels=(Channel.IN_APP,),
    merges=0,
)


@on(ResidencyVerified)
def tell_verified(fact: ResidencyVerified, entry: Entry) -> None:
    residency = Residency.objects.select_related("estate").get(pk=fact.residency)
    tell(
        [residency.person_id],
        template=VERIFIED,
        ref=Ref("residency", residency.pk),
        parameters={"estate": residency.estate.name},
        now=entry.at,
    )


@on(ResidencyRefused)
def tell_refused(fact: ResidencyRefused, entry: Entry) -> None:
    residency = residency_of(fact.residency)
    tell(
        [residency.person_id],
        template=REFUSED,
        ref=Ref("residency", residency.pk),
        parameters={"home": place_name(residency)},
        words={"reason": fact.reason},
        now=entry.at,
    )


@on(ResidencyEnded)
def tell_ended(fact: ResidencyEnded, entry: Entry) -> None:
    residency = residency_of(fact.residency)
    tell(
        [residency.person_id],
        template=ENDED,
        ref=Ref("residency", residency.pk),
        parameters={"home": place_name(residency)},
        now=entry.at,
    )


@on(CorrectionAnswered)
def tell_answered(fact: CorrectionAnswered, entry: Entry) -> None:
    residency = residency_of(fact.residency)
    tell(
        [residency.person_id],
        template=ANSWERED,
        ref=Ref("residency", residency.pk),
        parameters={
            "home": place_name(residency),
            "state": CorrectionState(fact.state).label,
        },
        words={"answer": fact.answer},
        now=entry.at,
    )


@on(Unmasked)
def tell_looked_at(fact: Unmasked, entry: Entry) -> None:
    """Every look by itself: the post and its organisation, and the reason given."""
    if fact.thing_kind != "person":
        return
    post = Ref("appointment", entry.appointment or 0)
    tell(
        [fact.thing],
        template=LOOKED_AT,
        ref=Ref("person", fact.thing),
        parameters={
            "who": str(links.resolve([post])[post]) if entry.appointment else "工作人员",
            "field": UnmaskField(fact.field).label,
            "purpose": UnmaskReason(fact.reason_code).label,
        },
        words={"reason": fact.reason},
        now=entry.at,
    )
