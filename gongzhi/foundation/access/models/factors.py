"""The second factor of an account: a secret for one-time codes, and recovery codes."""

from django.db import models

from gongzhi.foundation.access.models.account import Account
from gongzhi.foundation.privacy.fields import EncryptedText


class SecondFactor(models.Model):
    """Unconfirmed until the person has typed a first code from it.

    `last_step` is the time step of the last code taken: that code and older ones are refused.
    """

    account = models.OneToOneField(Account, models.CASCADE, related_name="second_factor")
    secret = EncryptedText(purpose="access.second_factor.secret")
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.account_id}"


class RecoveryCode(models.Model):
    """Each serves once; only a keyed digest is kept."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="recovery_codes")
    digest = models.BinaryField(max_length=32)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "digest"], name="recovery_code_once")
        ]

    def __str__(self) -> str:
        return f"{self.account_id}"
