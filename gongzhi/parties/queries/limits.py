"""How often a person claims homes in a day: the rulebook's figures, and what has been used."""

from datetime import date, datetime

from gongzhi.facts.parties import ResidencyClaimed
from gongzhi.foundation.journal.reading import facts_since
from gongzhi.foundation.rulebook.reading import value
from gongzhi.kernel.calendar import local, local_day
from gongzhi.kernel.ref import Ref
from gongzhi.parties.models import Residency
from gongzhi.parties.rules.claiming import MOST_HOMES, MOST_TIMES, Brake, Used, why_not_again


def brake_at(region_code: str, on: date) -> Brake:
    return Brake(
        times=_number("residency.claims.daily", region_code, on, MOST_TIMES),
        homes=_number("residency.homes.daily", region_code, on, MOST_HOMES),
    )


def used_today(residency: Residency, now: datetime) -> Used:
    """Times this home was claimed by this person, withdrawn or not, and other homes of today."""
    midnight = local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    claimed = facts_since(
        Ref("residency", residency.pk),
        ResidencyClaimed.kind(),
        person=residency.person_id,
        since=midnight,
    )
    own = Residency.objects.filter(person=residency.person_id, claimed_at__gte=midnight)
    return Used(times=len(claimed), others=own.exclude(pk=residency.pk).count())


def why_not_again_today(residency: Residency, now: datetime) -> str:
    """ "" where the home may be claimed once more; else what claiming it would be told."""
    place = residency.premises or residency.estate
    return why_not_again(used_today(residency, now), brake_at(place.region_code, local_day(now)))


def _number(key: str, region_code: str, on: date, otherwise: int) -> int:
    told = value(key, region_code=region_code, on=on).value
    return told if isinstance(told, int) else otherwise
