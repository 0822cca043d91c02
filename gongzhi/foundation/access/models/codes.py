"""Codes sent to a phone, and the tries that are counted against the limits."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.access.vocabulary import TryKind
from gongzhi.foundation.privacy.fields import EncryptedText


class PhoneCode(models.Model):
    """One code sent to one phone. Only a keyed digest of the code is kept."""

    phone = EncryptedText(purpose="access.phone_code.phone", verbose_name=_("手机号"))
    digest = models.BinaryField(max_length=32)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("sent_at")),
                name="phone_code_ends_after_it_was_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.sent_at:%Y-%m-%d %H:%M}"


class Try(models.Model):
    """One try by one name, phone or network address, of which only a keyed digest is kept."""

    kind = models.CharField(max_length=20, choices=TryKind.choices())
    key = models.BinaryField(max_length=32)
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "key", "at"], name="try_by_key")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
