"""How often something may be tried. Every try is counted first and looked at afterwards.

Tries are counted by the name typed, whether there is such an account or not, so that a lock tells
nobody which names exist.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from gongzhi.foundation.access.models import Try
from gongzhi.foundation.access.vocabulary import TryKind
from gongzhi.foundation.privacy.crypto import keyed_digest


@dataclass(frozen=True)
class Limit:
    number: int
    within: timedelta


def claim(kind: TryKind, name: str, *limits: Limit, now: datetime) -> Try | None:
    """The try counted, or None where a limit is reached. Tries of one name go one by one."""
    key = _key(kind, name)
    with transaction.atomic():
        _one_by_one(key)
        if any(_counted(kind, key, now - each.within) >= each.number for each in limits):
            return None
        return Try.objects.create(kind=kind, key=key, at=now)


def own_name(account_id: int) -> str:
    """Under which tries at one's own password are counted, once signed in."""
    return f"#{account_id}"


def is_reached(kind: TryKind, name: str, limit: Limit, *, now: datetime) -> bool:
    return _counted(kind, _key(kind, name), now - limit.within) >= limit.number


def forgive(kind: TryKind, name: str) -> int:
    """Start counting anew: after a success, or by the security administrator."""
    return Try.objects.filter(kind=kind, key=_key(kind, name)).delete()[0]


def last_try(kind: TryKind, name: str) -> datetime | None:
    tries = Try.objects.filter(kind=kind, key=_key(kind, name))
    return tries.order_by("-at").values_list("at", flat=True).first()


def forget_before(moment: datetime) -> int:
    """Housekeeping: no window is longer than a day."""
    return Try.objects.filter(at__lt=moment - timedelta(days=1)).delete()[0]


def _counted(kind: TryKind, key: bytes, since: datetime) -> int:
    return Try.objects.filter(kind=kind, key=key, at__gt=since).count()


def _key(kind: TryKind, name: str) -> bytes:
    return keyed_digest(name, f"access.try.{kind.value}")


def _one_by_one(key: bytes) -> None:
    with connection.cursor() as cursor:
        number = int.from_bytes(key[:8], signed=True)
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
