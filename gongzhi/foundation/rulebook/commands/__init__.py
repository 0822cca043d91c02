"""Acts on the rulebook."""

from gongzhi.foundation.rulebook.commands.deciding import confirm_override, reject_override
from gongzhi.foundation.rulebook.commands.proposing import propose_override
from gongzhi.foundation.rulebook.commands.withdrawing import withdraw_override

__all__ = ["confirm_override", "propose_override", "reject_override", "withdraw_override"]
