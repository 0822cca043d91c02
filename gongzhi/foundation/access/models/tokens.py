"""Bearer tokens for the API: part of a person's powers lent to a program, until a day."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.access.models.account import Account


class Token(models.Model):
    """`mark` is the token's first characters, to know it by; the rest is kept as a digest."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="tokens")
    appointment = models.BigIntegerField(_("以哪个职务"), null=True)
    name = models.CharField(_("用途"), max_length=40)
    mark = models.CharField(max_length=12)
    digest = models.BinaryField(max_length=32, unique=True)
    scopes = ArrayField(models.CharField(max_length=60), verbose_name=_("权限"))
    made_at = models.DateTimeField(_("生成时间"))
    expires_at = models.DateTimeField(_("到期时间"))
    used_at = models.DateTimeField(_("最近使用"), null=True)
    revoked_at = models.DateTimeField(_("停用时间"), null=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name
