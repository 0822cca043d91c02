from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.privacy.fields import EncryptedText
from gongzhi.parties.models.ownership import Residency
from gongzhi.parties.vocabulary import CorrectionState, CorrectionSubject


class Correction(models.Model):
    """纠错: a resident says what of his own home's data is wrong; the community answers with a
    reason (个人信息保护法 第四十六条)."""

    county_code = models.CharField(max_length=6)
    region_code = models.CharField(max_length=12, db_index=True)
    residency = models.ForeignKey(Residency, models.PROTECT, related_name="corrections")
    subject = models.CharField(_("哪一项"), max_length=8, choices=CorrectionSubject.choices())
    wanted = EncryptedText(_("应该是"), purpose="correction.wanted")
    state = models.CharField(
        _("结果"), max_length=8, choices=CorrectionState.choices(), default=CorrectionState.ASKED
    )
    answer = EncryptedText(_("答复"), purpose="correction.answer", null=True, blank=True)
    asked_at = models.DateTimeField(_("提出时间"))
    answered_at = models.DateTimeField(_("答复时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("纠错")
        verbose_name_plural = _("纠错")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(subject__in=[each.value for each in CorrectionSubject]),
                name="correction_subject_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state=CorrectionState.ASKED, answered_at=None, answer__isnull=True
                )
                | models.Q(
                    state__in=[CorrectionState.GRANTED, CorrectionState.REFUSED],
                    answered_at__isnull=False,
                    answer__isnull=False,
                ),
                name="correction_is_answered_at_a_moment_in_words",
            ),
            models.UniqueConstraint(
                fields=["residency", "subject"],
                condition=models.Q(state=CorrectionState.ASKED),
                name="one_correction_waits_a_subject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.residency_id}:{self.subject}"
