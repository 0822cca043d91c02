from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.privacy.fields import BlindIndex, EncryptedText

PHONE, ID_NUMBER = "person.phone", "person.id_number"


class Person(models.Model):
    """A human being. Name, phone and identity number are encrypted; the indexes find them again."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="person"
    )
    name = EncryptedText(_("姓名"), purpose="person.name")
    phone = EncryptedText(_("电话"), purpose=PHONE, null=True, blank=True)
    phone_index = BlindIndex(of="phone", purpose=PHONE, unique=True)
    id_number = EncryptedText(_("证件号码"), purpose=ID_NUMBER, null=True, blank=True)
    id_number_index = BlindIndex(of="id_number", purpose=ID_NUMBER, unique=True)
    is_demonstration = models.BooleanField(_("演示"), default=False)

    class Meta:
        verbose_name = _("人员")
        verbose_name_plural = _("人员")

    def __str__(self) -> str:
        return f"#{self.pk}"
