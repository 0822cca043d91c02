"""The session engine: Django's own in the database, with the account beside each row."""

import secrets
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from gongzhi.foundation.access.models import Session
from gongzhi.foundation.database.compiled import Compiled

SEEN = "seen_at"
SIGNED_IN = "signed_in_at"
DEVICE = "device"
ADDRESS = "address"


class SessionStore(DatabaseStore):
    """What the middleware and the sign-in put into the session stands in columns too."""

    def _get_session_from_db(self) -> Session | None:
        """As Django's own, but the statement is written once."""
        found: list[Session] = ALIVE.rows(self.session_key, datetime.now(UTC))
        if not found:
            self._session_key = None
        return next(iter(found), None)

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 (Django's)
        """One that is there is kept with one statement: no transaction need be opened for it."""
        if must_create or self.session_key is None:
            super().save(must_create)
            return
        row = self.create_model_instance(self._get_session())  # type: ignore[attr-defined]
        kept = {f.attname: getattr(row, f.attname) for f in Session._meta.fields if f != KEY}  # noqa: SLF001
        if not Session.objects.filter(pk=row.pk).update(**kept):
            raise UpdateError

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        session: Any = super().create_model_instance(data)
        account = data.get(SESSION_KEY)
        session.account_id = int(account) if account else None
        session.public_id = data.get("public_id", "")
        session.signed_in_at = _moment(data.get(SIGNED_IN))
        session.seen_at = _moment(data.get(SEEN))
        session.device = data.get(DEVICE, "")
        session.address = data.get(ADDRESS, "")
        kept: Session = session
        return kept


KEY = Session._meta.pk  # noqa: SLF001 (public by documentation)
ALIVE = Compiled(lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now))


def fresh_public_id() -> str:
    return secrets.token_hex(8)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
