"""Who stands behind an account today, as access asks for it."""

from django.utils.timezone import localdate

from gongzhi.foundation.access.current import Standing
from gongzhi.parties.queries.standing import standings as standings_on


def standings(account: int) -> list[Standing]:
    return standings_on(account, localdate())
