"""Take the words of entries away for good. The row, its seal and who erased them stay."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gongzhi.facts.journal import WordsErased
from gongzhi.foundation.journal.models import Words
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken


@transaction.atomic
def erase_words(entry_ids: Iterable[int], *, reason: str, actor: Actor, now: datetime) -> list[int]:
    """The entries whose words are gone now; those without words, or erased before, are left out."""
    if not reason.strip():
        raise RuleBroken(_("请写明删除的原因。"), field="reason")
    written = Words.objects.select_for_update().filter(pk__in=entry_ids, sealed__isnull=False)
    erased = sorted(written.values_list("entry_id", flat=True))
    Words.objects.filter(pk__in=erased).update(sealed=None)
    for entry_id in erased:
        record(WordsErased(entry=entry_id, reason=reason), actor=actor, now=now)
    return erased
