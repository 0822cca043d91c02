"""Sessions that know whose they are, so that a person can see and end them."""

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Session(AbstractBaseSession):
    """`public_id` names it on pages, never the key; `address` is masked."""

    account_id = models.BigIntegerField(null=True, db_index=True)
    public_id = models.CharField(max_length=16, db_index=True, default="")
    signed_in_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    device = models.CharField(max_length=60, default="")
    address = models.CharField(max_length=45, default="")

    def __str__(self) -> str:
        return self.public_id
