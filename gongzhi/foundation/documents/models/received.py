"""收文: what came in from others, under a number of our own."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.documents.models.number import Series
from gongzhi.foundation.documents.vocabulary import ReceivedState
from gongzhi.foundation.privacy.fields import EncryptedText
from gongzhi.kernel.ref import Ref


class ReceivedPaper(models.Model):
    """Numbered consecutively by the year it came in: 收文〔2026〕3号."""

    organisation = models.BigIntegerField(_("收文机关"))
    region_code = models.CharField(_("统计用区划代码"), max_length=12)
    county_code = models.CharField(_("县级代码"), max_length=6)
    series = models.ForeignKey(Series, models.PROTECT, related_name="received")
    sequence = models.PositiveIntegerField(_("收文顺序号"))
    text = models.CharField(_("收文号"), max_length=40)
    sender = EncryptedText(_("来文单位"), purpose="documents.sender")
    their_number = models.CharField(_("来文字号"), max_length=60, blank=True)
    title = models.CharField(_("标题"), max_length=100)
    dated_on = models.DateField(_("来文日期"), null=True)
    received_on = models.DateField(_("收到日期"))
    state = models.CharField(_("状态"), max_length=12, choices=ReceivedState.choices())
    registered_at = models.DateTimeField(_("登记时间"))
    registered_by = models.BigIntegerField(_("登记人"), null=True)
    handled_at = models.DateTimeField(_("办结时间"), null=True)
    handled_by = models.BigIntegerField(_("办结人"), null=True)
    result = EncryptedText(_("办理结果"), purpose="documents.result", null=True)

    class Meta:
        verbose_name = _("收文")
        verbose_name_plural = _("收文")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["series", "sequence"], name="received_once_a_number"),
            models.CheckConstraint(
                condition=Q(state="handled", handled_at__isnull=False, result__isnull=False)
                | Q(state="registered", handled_at=None, result__isnull=True),
                name="received_handled_with_a_result",
            ),
            models.CheckConstraint(
                condition=Q(dated_on=None) | Q(dated_on__lte=models.F("received_on")),
                name="received_after_it_was_dated",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "state", "-id"], name="received_of_body"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def ref(self) -> Ref:
        return Ref("received_paper", self.pk)
