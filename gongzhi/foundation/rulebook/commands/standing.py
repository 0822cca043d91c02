"""The ladder over the place an override is for."""

from datetime import datetime

from gongzhi.foundation.rulebook.models import Override
from gongzhi.foundation.rulebook.places import region_of_estate
from gongzhi.foundation.rulebook.reading import layers
from gongzhi.foundation.rulebook.rules.amending import Proposal
from gongzhi.foundation.rulebook.rules.resolving import Layer
from gongzhi.foundation.rulebook.shelf import SHELF
from gongzhi.foundation.rulebook.vocabulary import Level
from gongzhi.kernel.calendar import local_day


def layers_over(key: str, proposal: Proposal, now: datetime) -> list[Layer]:
    """As it will stand on the day the value would begin; read afresh, not from memory."""
    SHELF.forget()
    day = max(proposal.valid_from, local_day(now))
    if proposal.level != Level.ESTATE:
        return layers(key, region_code=proposal.scope, on=day)
    estate = int(proposal.scope)
    return layers(key, region_code=region_of_estate(estate), on=day, estate=estate)


def proposal_of(override: Override) -> Proposal:
    return Proposal(
        level=Level(override.level),
        scope=override.scope,
        written=override.written,
        clause=override.clause,
        quote=override.quote,
        source=override.source,
        source_file=override.source_file,
        reason=override.reason,
        valid_from=override.valid_from,
    )


def region_of(override: Override) -> str:
    if override.level == Level.ESTATE:
        return region_of_estate(int(override.scope))
    return override.scope
