"""A street's office: one drafts and stamps, one reviews, one signs, one carries."""

import itertools
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from gongzhi.foundation.documents import commands
from gongzhi.foundation.documents.commands.receiving import Incoming
from gongzhi.foundation.documents.keeping import PROOF, RECEIVED, SCAN
from gongzhi.foundation.documents.rules.delivering import Sending
from gongzhi.foundation.documents.vocabulary import DeliveryWay, DocumentKind, DocumentPower
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.ref import Ref
from tests.cases.world import STREET, World, build_world, in_post
from tests.foundation.files import samples
from tests.foundation.files.factories import stored

MORNING = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
"""09:00 on a Tuesday in Shanghai."""
TODAY = date(2026, 11, 24)
LETTER = {
    "recipient": "蜀澜物业服务有限公司",
    "matter": "商请检修2栋电梯",
    "body": "近一个月居民反映电梯异响六件。\n一、请于12月5日前检修\n请将检修记录函复。",
    "closing": "特此函商，请予支持。",
    "attachments": "反映情况汇总表\n核查记录",
    "copies": "江浦路社区居民委员会",
}
BY_HAND = Sending(way=DeliveryWay.IN_PERSON, recipient="蜀澜物业服务有限公司")
_drafts = itertools.count(900_000)


@dataclass
class Office:
    world: World
    drafter: Actor
    director: Actor
    keeper: Actor

    @property
    def reviewer(self) -> Actor:
        return self.keeper

    @property
    def id(self) -> int:
        return self.world.street.pk


def build_office(world=None, *, numbered=True):
    world = world or build_world()
    office = Office(
        world=world,
        drafter=world.dispatcher,
        director=in_post(world.street, "street_director", STREET),
        keeper=in_post(world.street, "street_keeper", STREET),
    )
    if numbered:
        commands.set_prefix(DocumentKind.LETTER, "涌街办函", actor=office.drafter, now=MORNING)
        commands.set_prefix(DocumentKind.NOTICE, "涌街办", actor=office.drafter, now=MORNING)
    return office


def with_powers(actor, *powers):
    return replace(actor, powers=frozenset(powers))


def everything(actor):
    return with_powers(actor, *DocumentPower)


def drafted(office, *, template="letter", now=MORNING, **values):
    return commands.draft_document(template, LETTER | values, actor=office.drafter, now=now)


def submitted(office, **more):
    document = drafted(office, **more)
    return commands.submit_document(document.pk, actor=office.drafter, now=MORNING)


def reviewed(office, **more):
    document = submitted(office, **more)
    return commands.pass_review(document.pk, actor=office.reviewer, now=MORNING)


def signed(office, *, now=MORNING, **more):
    document = reviewed(office, **more)
    return commands.sign_document(document.pk, actor=office.director, now=now)


def stamped(office, **more):
    document = signed(office, **more)
    return commands.stamp_document(
        document.pk, scan=scanned(SCAN), stamped_on=TODAY, actor=office.drafter, now=MORNING
    )


def sent(office, sending=BY_HAND, **more):
    document = stamped(office, **more)
    delivery = commands.begin_delivery(document.pk, sending, actor=office.drafter, now=MORNING)
    document.refresh_from_db()
    return document, delivery


def delivered(office, **more):
    document, delivery = sent(office, **more)
    prove(office, document, delivery)
    document.refresh_from_db()
    return document


def prove(office, document, delivery, **more):
    given = {"proof": scanned(PROOF), "signed_by": "何某", "on": TODAY, "now": MORNING} | more
    return commands.prove_delivery(document.pk, delivery.pk, actor=office.drafter, **given)


def scanned(purpose, count=1):
    """A draft of a form under which so many pictures were uploaded."""
    draft = Ref("draft", next(_drafts))
    for at in range(count):
        from_camera = stored(purpose=purpose, owner=draft, content=_picture(at))
        assert from_camera.purpose == purpose
    return draft


def received(office, *, now=MORNING, **more):
    given = {
        "sender": "温江区住房和城乡建设局",
        "title": "关于开展电梯安全检查的通知",
        "received_on": TODAY,
        "their_number": "温住建函〔2026〕88号",
        "dated_on": date(2026, 11, 20),
    } | more
    from_them = Incoming(**given)
    return commands.receive_paper(from_them, scans=scanned(RECEIVED), actor=office.drafter, now=now)


def _picture(at):
    return samples.picture(colour=(at * 20 % 255, 10, 10))
