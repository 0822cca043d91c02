"""The numbers signing in goes by, handed to access, which stands below and cannot ask."""

from collections.abc import Mapping
from datetime import UTC, datetime

from gongzhi.foundation.rulebook.reading import value
from gongzhi.foundation.rulebook.rules.resolving import Value
from gongzhi.kernel.calendar import Span, local_day

KEYS: Mapping[str, str] = {
    "password_length": "access.password.length",
    "password_classes": "access.password.classes",
    "password_days": "access.password.change",
    "password_history": "access.password.remembered",
    "sign_in_tries": "access.login.tries",
    "sign_in_tries_per_address": "access.login.address_tries",
    "lock_minutes": "access.login.lock",
    "code_digits": "access.code.digits",
    "code_minutes": "access.code.valid",
    "code_tries": "access.code.tries",
    "code_pause_seconds": "access.code.interval",
    "codes_per_phone_a_day": "access.code.daily",
    "codes_per_address_an_hour": "access.code.address_hourly",
    "staff_idle_minutes": "access.idle.staff",
    "resident_idle_days": "access.idle.residents",
    "session_hours": "access.session.most",
    "unmask_minutes": "access.unmask.minutes",
    "token_days": "access.token.valid",
}


def sign_in_values() -> dict[str, int]:
    """Before anybody has signed in there is no place: the values of the whole installation."""
    today = local_day(datetime.now(UTC))
    return {name: _figure(value(key, on=today)) for name, key in KEYS.items()}


def _figure(found: Value) -> int:
    return found.span.amount if isinstance(found.value, Span) else found.number
