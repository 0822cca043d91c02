from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.privacy.fields import EncryptedText


class Person(models.Model):
    """A human being. Name, phone and identity number are encrypted; the indexes find them again."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="person"
    )
    name = EncryptedText(_("姓名"), purpose="person.name")
    phone = EncryptedText(_("电话"), purpose="person.phone", blank=True)
    phone_index = models.BinaryField(max_length=40, unique=True, null=True, blank=True)
    id_number = EncryptedText(_("证件号码"), purpose="person.id_number", blank=True)
    id_number_index = models.BinaryField(max_length=40, unique=True, null=True, blank=True)
    is_demonstration = models.BooleanField(_("演示"), default=False)

    class Meta:
        verbose_name = _("人员")
        verbose_name_plural = _("人员")

    def __str__(self) -> str:
        return f"#{self.pk}"
