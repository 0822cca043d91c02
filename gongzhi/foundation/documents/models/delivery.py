"""送达: one way of bringing a paper to one recipient, and what proves it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.documents.models.document import Document
from gongzhi.foundation.documents.vocabulary import DeliveryState, DeliveryWay
from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.privacy.fields import EncryptedText
from gongzhi.kernel.ref import Ref


class Delivery(models.Model):
    """`delivered_on` is the day the proof says, never the day somebody said so."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="deliveries")
    way = models.CharField(_("送达方式"), max_length=12, choices=DeliveryWay.choices())
    state = models.CharField(_("状态"), max_length=8, choices=DeliveryState.choices())
    recipient = EncryptedText(_("受送达人"), purpose="documents.recipient")
    recipient_organisation = models.BigIntegerField(_("受送达单位"), null=True)
    address = EncryptedText(_("送到哪里"), purpose="documents.address", null=True)
    tracking = EncryptedText(_("邮件号"), purpose="documents.tracking", null=True)
    consent = EncryptedText(_("同意电子送达"), purpose="documents.consent", null=True)
    reason = EncryptedText(_("缘由"), purpose="documents.reason", null=True)
    posted_on = models.DateField(_("公告日期"), null=True)
    lapses_on = models.DateField(_("公告期满日"), null=True)
    begun_at = models.DateTimeField(_("开始"))
    begun_by = models.BigIntegerField(_("送达人"), null=True)
    signed_by = EncryptedText(_("签收人"), purpose="documents.signed_by", null=True)
    delivered_on = models.DateField(_("送达日期"), null=True)
    proof = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", verbose_name=_("送达凭证")
    )
    proven_at = models.DateTimeField(_("登记回证时间"), null=True)
    proven_by = models.BigIntegerField(_("登记人"), null=True)
    failed_at = models.DateTimeField(_("记为未送达时间"), null=True)
    failure = EncryptedText(_("未送达的情形"), purpose="documents.failure", null=True)
    region_code = models.CharField(_("统计用区划代码"), max_length=12)
    county_code = models.CharField(_("县级代码"), max_length=6)

    class Meta:
        verbose_name = _("送达")
        verbose_name_plural = _("送达")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    state="proven",
                    delivered_on__isnull=False,
                    proof__isnull=False,
                    proven_at__isnull=False,
                )
                | ~Q(state="proven") & Q(delivered_on=None, proof=None, proven_at=None),
                name="delivery_delivered_with_proof",
            ),
            models.CheckConstraint(
                condition=Q(state="failed", failed_at__isnull=False, failure__isnull=False)
                | ~Q(state="failed") & Q(failed_at=None, failure__isnull=True),
                name="delivery_failed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(way="electronic") | Q(consent__isnull=False, address__isnull=False),
                name="delivery_electronic_with_consent",
            ),
            models.CheckConstraint(
                condition=~Q(way="mail") | Q(tracking__isnull=False),
                name="delivery_by_mail_with_a_number",
            ),
            models.CheckConstraint(
                condition=~Q(way__in=["left", "notice"]) | Q(reason__isnull=False),
                name="delivery_without_hand_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(way="notice", posted_on__isnull=False, lapses_on__gte=F("posted_on"))
                | ~Q(way="notice") & Q(posted_on=None, lapses_on=None),
                name="delivery_by_notice_lasts",
            ),
            models.CheckConstraint(
                condition=~Q(way="notice") | Q(delivered_on=None) | Q(delivered_on=F("lapses_on")),
                name="delivery_by_notice_when_lapsed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}#{self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("delivery", self.pk)
