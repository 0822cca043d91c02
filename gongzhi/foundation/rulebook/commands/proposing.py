from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gongzhi.facts.rulebook import OverrideProposed
from gongzhi.foundation.journal.recording import record
from gongzhi.foundation.rulebook.access import may_propose
from gongzhi.foundation.rulebook.commands.standing import layers_over, region_of
from gongzhi.foundation.rulebook.models import Override
from gongzhi.foundation.rulebook.rules.amending import Proposal, decide, refuse_misplaced
from gongzhi.foundation.rulebook.shelf import book
from gongzhi.foundation.rulebook.vocabulary import OverrideState
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import NotPermitted, RuleBroken


@transaction.atomic
def propose_override(key: str, proposal: Proposal, *, actor: Actor, now: datetime) -> Override:
    """Enter what a level's text says; it takes effect when somebody else has checked it."""
    definition = book().definition(key)
    refuse_misplaced(proposal)
    if actor.account is None or not may_propose(actor, proposal.level, proposal.scope):
        raise NotPermitted(
            _("当前职务不能录入这一层的规则值，请由辖区内有“录入规则值”权限的人录入")
        )
    decide(definition, layers_over(key, proposal, now), proposal)
    override = _saved(key, proposal, actor.account, actor.person, now)
    fact = OverrideProposed(
        override=override.pk,
        key=key,
        level=proposal.level.value,
        scope=proposal.scope,
        valid_from=proposal.valid_from,
        reason=proposal.reason,
    )
    record(fact, actor=actor, now=now, region_code=region_of(override))
    return override


def _saved(
    key: str, proposal: Proposal, account: int, person: int | None, now: datetime
) -> Override:
    try:
        with transaction.atomic():
            return Override.objects.create(
                key=key,
                level=proposal.level,
                scope=proposal.scope,
                value=proposal.written,
                silent=proposal.silent,
                source=proposal.source.strip(),
                clause=proposal.clause.strip(),
                quote=proposal.quote.strip(),
                source_file=proposal.source_file.strip(),
                reason=proposal.reason.strip(),
                valid_from=proposal.valid_from,
                state=OverrideState.PROPOSED,
                author=account,
                author_person=person,
                proposed_at=now,
            )
    except IntegrityError as broken:
        raise RuleBroken(
            _("这一层已有一条待复核的录入，请先复核或者撤回"), field="value"
        ) from broken
