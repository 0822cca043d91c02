from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Accounts(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username=username)


class Account(AbstractBaseUser):
    """A means of signing in; the human being behind it is a parties.Person."""

    username = models.CharField(_("登录名"), max_length=80, unique=True)
    is_active = models.BooleanField(_("可登录"), default=True)

    objects: ClassVar[Accounts] = Accounts()
    USERNAME_FIELD = "username"

    class Meta:
        verbose_name = _("账号")
        verbose_name_plural = _("账号")

    def __str__(self) -> str:
        return self.username
