"""用印: the sealed paper comes back as a scan and is the paper of record from then on."""

from datetime import date, datetime

from django.db import transaction

from gongzhi.facts.documents import DocumentStamped
from gongzhi.foundation.documents.commands import clocks
from gongzhi.foundation.documents.commands.holding import about, held, keep_record
from gongzhi.foundation.documents.keeping import SCAN
from gongzhi.foundation.documents.models import Document
from gongzhi.foundation.documents.rules.composing import chinese_day
from gongzhi.foundation.documents.vocabulary import DocumentAct
from gongzhi.foundation.files.commands import claim
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.ref import Ref


@transaction.atomic
def stamp_document(
    number: int, *, scan: Ref, stamped_on: date, actor: Actor, now: datetime
) -> Document:
    """`scan` is the draft under which the scan was uploaded."""
    document, move = held(number, DocumentAct.STAMP, actor)
    signed_on, today = document.signed_on or local_day(now), local_day(now)
    if not signed_on <= stamped_on <= today:
        raise RuleBroken(
            f"用印日期应在签发（{chinese_day(signed_on)}）以后，不晚于今天", field="stamped_on"
        )
    files = claim(scan, document.ref, purpose=SCAN, region_code=document.region_code)
    if not files:
        raise RuleBroken("上传盖章后的扫描件或者照片，它就是以后查考的原件", field="scan")
    document.state, document.scan = move.target, files[0]
    document.stamped_at, document.stamped_on = now, stamped_on
    document.save(update_fields=["state", "scan", "stamped_at", "stamped_on"])
    clocks.done(document, clocks.STAMP, actor=actor, now=now)
    clocks.next_step(document, clocks.DELIVER, actor=actor, now=now)
    fact = DocumentStamped(
        **about(document), stamped_on=stamped_on, scan=files[0].pk, sha256=files[0].sha256
    )
    keep_record(fact, document, actor, now)
    return document
