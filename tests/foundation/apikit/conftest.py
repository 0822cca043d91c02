from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from gongzhi.foundation.access.commands.tokens import PURPOSE
from gongzhi.foundation.access.models import Token
from gongzhi.foundation.privacy.crypto import keyed_digest
from tests.foundation.access.conftest import (  # noqa: F401 - fixtures
    as_clerk,
    as_resident,
    clerk,
    now,
    posts,
    resident,
    standing,
)


@pytest.fixture
def token_of():
    """A token with these scopes, past the page that makes it."""

    def made(account, *scopes, appointment=7, text="gz_test", **change):
        moment = datetime.now(UTC)
        fields = {"made_at": moment, "expires_at": moment + timedelta(days=1), **change}
        Token.objects.create(
            account=account,
            appointment=appointment,
            name="对接",
            digest=keyed_digest(text, PURPOSE),
            scopes=list(scopes),
            **fields,
        )
        return {"Authorization": f"Bearer {text}"}

    return made


@pytest.fixture
def strict():
    return Client(enforce_csrf_checks=True)
