"""分享: a page that residents open from a group, for papers whose template allows it."""

from datetime import datetime

from django.db import transaction

from gongzhi.facts.documents import DocumentShared
from gongzhi.foundation.access.powers import require
from gongzhi.foundation.documents.catalogue import template_named
from gongzhi.foundation.documents.commands.holding import about, keep_record
from gongzhi.foundation.documents.models import Document
from gongzhi.foundation.documents.models.document import new_share_token
from gongzhi.foundation.documents.vocabulary import ISSUED, DocumentPower
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken


@transaction.atomic
def share_document(number: int, *, actor: Actor, now: datetime) -> Document:
    """Twice is once: the address stays the same."""
    require(actor, DocumentPower.DELIVER)
    document = (
        Document.objects.select_for_update()
        .filter(pk=number, organisation=actor.organisation or 0)
        .first()
    )
    if document is None:
        raise NotPermitted("没有这份公文，或者它不是本单位的；请从公文台账里打开")
    template = template_named(document.template)
    if template is None or not template.is_shareable:
        raise RuleBroken("这种公文写给特定的单位，不向居民群分享")
    if document.state not in ISSUED:
        raise RuleBroken("用印以后才能分享给居民")
    if document.share_token is None:
        document.share_token, document.shared_at = new_share_token(), now
        document.save(update_fields=["share_token", "shared_at"])
        keep_record(DocumentShared(**about(document)), document, actor, now)
    return document
