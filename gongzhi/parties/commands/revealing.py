"""业主清册 in full: only with the power to unmask and a reason, which is recorded."""

from datetime import datetime

from gongzhi.facts.parties import OwnersRevealed
from gongzhi.foundation.access import powers
from gongzhi.foundation.access.vocabulary import AccessPower
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import as_seen
from gongzhi.parties.commands.permitting import require_place
from gongzhi.parties.vocabulary import Power
from gongzhi.territory.queries import region_of_estate


def reveal_owners(estate: int, *, reason: str, actor: Actor, now: datetime) -> None:
    region_code = region_of_estate(estate)
    require_place(actor, region_code, estate, power=Power.VERIFY)
    powers.require(actor, AccessPower.UNMASK)
    if not as_seen(reason):
        raise RuleBroken("写明导出完整信息的理由，将记入日志", field="reason")
    fact = OwnersRevealed(estate=estate, reason=as_seen(reason))
    record(fact, actor=actor, now=now, region_code=region_code)
