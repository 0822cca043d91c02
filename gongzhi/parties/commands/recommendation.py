"""推荐审核与双向培养 (A11): who is recommended, what the review says, what people are trained in.

Nothing here bars anybody: owners elect whom they want, and the page says so.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from gongzhi.facts.parties import PersonRecommended, PersonTrained, RecommendationReviewed
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.kernel.text import as_seen
from gongzhi.parties.commands.permitting import require_body
from gongzhi.parties.commands.person import Identity, register_person
from gongzhi.parties.models import Organisation, Person, Recommendation, Training
from gongzhi.parties.rules.posts import posts_in
from gongzhi.parties.vocabulary import OrganisationKind, ReviewState

LONGEST_TOPIC = 80


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """`by` recommends the person for a post of `organisation`; ids."""

    person: int
    organisation: int
    by: int
    post: str
    grounds: str
    is_party_member: bool = False


@transaction.atomic
def recommend_person(proposal: Proposal, *, actor: Actor, now: datetime) -> Recommendation:
    body, by = _body(proposal.organisation), _body(proposal.by, "by")
    require_body(actor, by)
    if proposal.post not in {post.code for post in posts_in(body.kind)}:
        label = OrganisationKind(body.kind).label
        raise RuleBroken(f"{label}没有这个岗位，换一个岗位或单位", field="post")
    if not Person.objects.filter(pk=proposal.person).exists():
        raise RuleBroken("没有这个人，先登记人员", field="person")
    if not as_seen(proposal.grounds):
        raise RuleBroken("写明推荐理由，如有热情、懂法律、善管理", field="grounds")
    row, is_new = Recommendation.objects.get_or_create(
        person_id=proposal.person,
        organisation=body,
        post=proposal.post,
        state=ReviewState.WAITING,
        defaults={
            "by": by,
            "is_party_member": proposal.is_party_member,
            "grounds": as_seen(proposal.grounds),
            "recommended_at": now,
        },
    )
    if not is_new:
        raise StateChanged("已经推荐过，等待审核")
    fact = PersonRecommended(recommendation=row.pk, person=proposal.person, post=proposal.post)
    record(fact, actor=actor, now=now, region_code=by.region_code)
    return row


@transaction.atomic
def review_recommendation(
    number: int, *, is_supported: bool, opinion: str, actor: Actor, now: datetime
) -> Recommendation:
    row = Recommendation.objects.select_for_update(of=("self",)).select_related("by").get(pk=number)
    require_body(actor, row.by)
    if row.person_id == actor.person:
        raise NotPermitted("推荐的是你本人，由别人审核")
    if row.state != ReviewState.WAITING:
        raise StateChanged(f"已审核：{ReviewState(row.state).label}")
    if not as_seen(opinion):
        raise RuleBroken("写明审核意见", field="opinion")
    row.state = ReviewState.SUPPORTED if is_supported else ReviewState.NOT_SUPPORTED
    row.opinion, row.reviewed_at = as_seen(opinion), now
    row.save(update_fields=["state", "opinion", "reviewed_at"])
    fact = RecommendationReviewed(
        recommendation=number, person=row.person_id, state=row.state, opinion=as_seen(opinion)
    )
    record(fact, actor=actor, now=now, region_code=row.by.region_code)
    return row


@dataclass(frozen=True, kw_only=True)
class Trained:
    """What `organisation` trained somebody in."""

    organisation: int
    topic: str
    held_on: date
    hours: int | None = None


@transaction.atomic
def propose_nominee(
    who: Identity, proposal: Proposal, *, actor: Actor, now: datetime
) -> Recommendation:
    """Nobody is left registered where the recommendation is refused."""
    person = register_person(who, actor=actor, now=now)
    return recommend_person(replace(proposal, person=person.pk), actor=actor, now=now)


@transaction.atomic
def train_somebody(who: Identity, trained: Trained, *, actor: Actor, now: datetime) -> Training:
    person = register_person(who, actor=actor, now=now)
    return record_training(person.pk, trained, actor=actor, now=now)


@transaction.atomic
def record_training(person: int, trained: Trained, *, actor: Actor, now: datetime) -> Training:
    body, said = _body(trained.organisation), as_seen(trained.topic)
    require_body(actor, body)
    if not said or len(said) > LONGEST_TOPIC:
        raise RuleBroken(f"写明培训内容，最多 {LONGEST_TOPIC} 字", field="topic")
    if not Person.objects.filter(pk=person).exists():
        raise RuleBroken("没有这个人，先登记人员", field="person")
    row, is_new = Training.objects.get_or_create(
        person_id=person,
        organisation=body,
        topic=said,
        held_on=trained.held_on,
        defaults={"hours": trained.hours},
    )
    if not is_new:
        raise StateChanged("这次培训已经记过")
    fact = PersonTrained(person=person, organisation=body.pk, held_on=trained.held_on, topic=said)
    record(fact, actor=actor, now=now, region_code=body.region_code)
    return row


def _body(number: int, field: str = "organisation") -> Organisation:
    body = Organisation.objects.filter(pk=number, dissolved_on=None).first()
    if body is None:
        raise RuleBroken("没有这个单位，从列表里选", field=field)
    return body
