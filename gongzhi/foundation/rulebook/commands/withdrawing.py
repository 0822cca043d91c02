from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gongzhi.facts.rulebook import OverrideWithdrawn
from gongzhi.foundation.journal.recording import record
from gongzhi.foundation.rulebook.access import may_withdraw, wrote
from gongzhi.foundation.rulebook.commands.standing import region_of
from gongzhi.foundation.rulebook.models import Edition, Override
from gongzhi.foundation.rulebook.shelf import SHELF
from gongzhi.foundation.rulebook.vocabulary import OverrideState
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged

OPEN = {OverrideState.PROPOSED, OverrideState.IN_FORCE}


@transaction.atomic
def withdraw_override(pk: int, *, actor: Actor, now: datetime, reason: str) -> Override:
    """Before it was checked: by its author. In force: by somebody else, from today on."""
    override = Override.objects.select_for_update().get(pk=pk)
    _refuse(override, actor, reason)
    was_in_force = override.state == OverrideState.IN_FORCE
    override.state, override.remark = OverrideState.WITHDRAWN, reason.strip()
    override.until = local_day(now) if was_in_force else None
    override.save(update_fields=["state", "remark", "until"])
    if was_in_force:
        Edition.objects.change()
        SHELF.changed()
    fact = OverrideWithdrawn(
        override=override.pk,
        key=override.key,
        level=override.level,
        scope=override.scope,
        was_in_force=was_in_force,
        reason=reason,
    )
    record(fact, actor=actor, now=now, region_code=region_of(override))
    return override


def _refuse(override: Override, actor: Actor, reason: str) -> None:
    if override.state not in OPEN:
        label = OverrideState(override.state).label
        raise StateChanged(_("这条录入已是“{state}”，不能再撤回").format(state=label))
    if override.state == OverrideState.IN_FORCE and wrote(actor, override):
        raise NotPermitted(_("已生效的值须由录入人以外的人撤回"))
    if not may_withdraw(actor, override):
        raise NotPermitted(_("当前职务不能撤回这条录入"))
    if not reason.strip():
        raise RuleBroken(_("须写明撤回理由"), field="remark")
