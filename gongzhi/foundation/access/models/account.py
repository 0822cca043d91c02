"""A means of signing in; the human being behind it is a parties.Person."""

import unicodedata
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.foundation.privacy.fields import BlindIndex, EncryptedText, found_by

PHONE = "access.account.phone"
KIND_AND_NAME = (
    Q(kind=AccountKind.RESIDENT.value, username__isnull=True, phone_index__isnull=False)
) | (
    Q(kind__in=[AccountKind.STAFF.value, AccountKind.SERVICE.value])
    & Q(username__isnull=False, phone_index__isnull=True)
)


def sign_in_name(text: str) -> str:
    """One name however it is typed: half width, small letters, no blanks around."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


class Accounts(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username=sign_in_name(username or ""))

    def by_phone(self, phone: str) -> "Account | None":
        return self.filter(found_by(Account, "phone_index", phone)).first()

    def id_by_phone(self, phone: str) -> int | None:
        """Nothing is opened for it: it takes as long for a phone that has no account."""
        known = self.filter(found_by(Account, "phone_index", phone))
        return known.values_list("pk", flat=True).first()


class Account(AbstractBaseUser):
    """Staff and services sign in by name, residents by phone. Closed, never deleted."""

    kind = models.CharField(
        _("类别"), max_length=10, choices=AccountKind.choices(), default=AccountKind.STAFF.value
    )
    username = models.CharField(_("登录名"), max_length=80, unique=True, null=True)  # noqa: DJ001
    phone = EncryptedText(purpose=PHONE, verbose_name=_("手机号"), null=True, blank=True)
    phone_index = BlindIndex(of="phone", purpose=PHONE, unique=True)
    is_active = models.BooleanField(_("可登录"), default=True)
    demonstration = models.BooleanField(_("演示账号"), default=False)
    opened_at = models.DateTimeField(_("开通时间"), null=True)
    password_changed_at = models.DateTimeField(_("改密时间"), null=True)
    last_seen_at = models.DateTimeField(_("最近使用"), null=True)

    objects: ClassVar[Accounts] = Accounts()
    USERNAME_FIELD = "username"

    class Meta:
        verbose_name = _("账号")
        verbose_name_plural = _("账号")
        constraints = [
            models.CheckConstraint(condition=KIND_AND_NAME, name="account_named_by_its_kind")
        ]

    def __str__(self) -> str:
        return self.username or f"居民账号 {self.pk}"

    @property
    def is_staff_account(self) -> bool:
        return self.kind == AccountKind.STAFF


class PastPassword(models.Model):
    """Hashes of passwords no longer used, so that none comes back too soon."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="past_passwords")
    password = models.CharField(max_length=128)
    until_at = models.DateTimeField()

    class Meta:
        ordering = ["-until_at"]

    def __str__(self) -> str:
        return f"{self.account_id} {self.until_at:%Y-%m-%d}"
