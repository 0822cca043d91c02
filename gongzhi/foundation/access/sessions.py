"""The session engine: Django's own in the database, with the account beside each row."""

import secrets
from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from gongzhi.foundation.access.models import Session

SEEN = "seen_at"
SIGNED_IN = "signed_in_at"
DEVICE = "device"
ADDRESS = "address"


class SessionStore(DatabaseStore):
    """What the middleware and the sign-in put into the session stands in columns too."""

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


def fresh_public_id() -> str:
    return secrets.token_hex(8)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
