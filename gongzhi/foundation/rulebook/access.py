"""Who may enter a value and who may check it."""

from gongzhi.foundation.rulebook.models import Override
from gongzhi.foundation.rulebook.places import region_of_estate
from gongzhi.foundation.rulebook.vocabulary import Level, OverrideState, Power
from gongzhi.kernel.actor import Actor


def may_propose(actor: Actor, level: Level, scope: str) -> bool:
    """Whoever works in the place may copy out the text of a level above it."""
    if not actor.holds(Power.PROPOSE):
        return False
    return covers(actor, level, scope) or any(
        level != Level.ESTATE and territory.startswith(scope) for territory in actor.territory
    )


def may_confirm(actor: Actor, level: Level, scope: str) -> bool:
    """Only a post that covers the whole place the value will hold in."""
    return actor.holds(Power.CONFIRM) and covers(actor, level, scope)


def may_check(actor: Actor, override: Override) -> bool:
    """This one, as it stands now: a second person's, while it waits."""
    waits = override.state == OverrideState.PROPOSED
    return (
        waits
        and not wrote(actor, override)
        and may_confirm(actor, Level(override.level), override.scope)
    )


def may_withdraw(actor: Actor, override: Override) -> bool:
    """A proposal by its author; a value in force as it came: by whoever may check it."""
    if override.since is None and wrote(actor, override):
        return True
    return may_confirm(actor, Level(override.level), override.scope)


def wrote(actor: Actor, override: Override) -> bool:
    same_person = actor.person is not None and actor.person == override.author_person
    return same_person or actor.account == override.author


def covers(actor: Actor, level: Level, scope: str) -> bool:
    if level == Level.ESTATE:
        return actor.covers(region_of_estate(int(scope)) or "-", int(scope))
    return actor.covers(scope)
