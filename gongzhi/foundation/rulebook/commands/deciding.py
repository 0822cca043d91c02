from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gongzhi.facts.rulebook import OverrideConfirmed, OverrideRejected
from gongzhi.foundation.journal.recording import record
from gongzhi.foundation.rulebook.access import may_confirm, wrote
from gongzhi.foundation.rulebook.commands.standing import layers_over, proposal_of, region_of
from gongzhi.foundation.rulebook.models import Edition, Override
from gongzhi.foundation.rulebook.rules.amending import decide
from gongzhi.foundation.rulebook.shelf import SHELF, book
from gongzhi.foundation.rulebook.vocabulary import Level, OverrideState
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged


@transaction.atomic
def confirm_override(pk: int, *, actor: Actor, now: datetime, remark: str = "") -> Override:
    """A second person has compared the entry with the text: it holds from today, or later."""
    override = _proposal_for(pk, actor)
    proposal = proposal_of(override)
    decide(book().definition(override.key), layers_over(override.key, proposal, now), proposal)
    override.since = max(override.valid_from, local_day(now))
    _checked(override, OverrideState.IN_FORCE, remark, actor, now)
    Edition.objects.change()
    SHELF.changed()
    fact = OverrideConfirmed(
        override=override.pk,
        key=override.key,
        level=override.level,
        scope=override.scope,
        since=override.since,
        remark=remark,
    )
    record(fact, actor=actor, now=now, region_code=region_of(override))
    return override


@transaction.atomic
def reject_override(pk: int, *, actor: Actor, now: datetime, reason: str) -> Override:
    """The entry does not agree with the text, or should not be made."""
    override = _proposal_for(pk, actor)
    if not reason.strip():
        raise RuleBroken(_("须写明未通过的理由"), field="remark")
    _checked(override, OverrideState.REJECTED, reason, actor, now)
    fact = OverrideRejected(
        override=override.pk,
        key=override.key,
        level=override.level,
        scope=override.scope,
        reason=reason,
    )
    record(fact, actor=actor, now=now, region_code=region_of(override))
    return override


def _proposal_for(pk: int, actor: Actor) -> Override:
    override = Override.objects.select_for_update().get(pk=pk)
    if override.state != OverrideState.PROPOSED:
        label = OverrideState(override.state).label
        raise StateChanged(_("这条录入已是“{state}”，不能再复核").format(state=label))
    if wrote(actor, override):
        raise NotPermitted(_("录入人不能复核自己的录入，请由另一人核对原文"))
    if not may_confirm(actor, Level(override.level), override.scope):
        raise NotPermitted(_("当前职务不能复核这一层的规则值，请由覆盖该范围且有复核权限的人复核"))
    return override


def _checked(
    override: Override, state: OverrideState, remark: str, actor: Actor, now: datetime
) -> None:
    override.state = state
    override.checker, override.checker_person = actor.account, actor.person
    override.checked_at, override.remark = now, remark.strip()
    override.save(
        update_fields=["state", "checker", "checker_person", "checked_at", "remark", "since"]
    )
