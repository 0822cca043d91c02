"""公文: one paper on its way from the draft to the proof of delivery."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.documents.models.number import DocumentNumber
from gongzhi.foundation.documents.vocabulary import (
    ISSUED,
    NUMBERED,
    DocumentKind,
    DocumentState,
)
from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.privacy.fields import EncryptedText
from gongzhi.kernel.ref import Ref

_NUMBERED = sorted(state.value for state in NUMBERED)
_ISSUED = sorted(state.value for state in ISSUED)


def new_share_token() -> str:
    return secrets.token_urlsafe(12)


class Document(models.Model):
    """The title stands in clear, as titles in a register do; what was filled in and every word of
    the text are sealed with the versions. `about` is the matter it belongs to, of a context above.
    """

    organisation = models.BigIntegerField(_("发文机关"))
    region_code = models.CharField(_("统计用区划代码"), max_length=12)
    county_code = models.CharField(_("县级代码"), max_length=6)
    kind = models.CharField(_("文种"), max_length=12, choices=DocumentKind.choices())
    template = models.CharField(_("模板"), max_length=40)
    title = models.CharField(_("标题"), max_length=100)
    state = models.CharField(_("环节"), max_length=12, choices=DocumentState.choices())
    version = models.PositiveSmallIntegerField(_("现行稿"), default=1)
    about_kind = models.CharField(_("所属事项类别"), max_length=40, blank=True)
    about_id = models.BigIntegerField(_("所属事项"), null=True)

    drafted_by = models.BigIntegerField(_("拟稿人"), null=True)
    drafted_at = models.DateTimeField(_("拟稿时间"))
    reviewed_by = models.BigIntegerField(_("审核人"), null=True)
    reviewed_at = models.DateTimeField(_("审核时间"), null=True)
    signed_by = models.BigIntegerField(_("签发人"), null=True)
    signed_at = models.DateTimeField(_("签发时间"), null=True)
    signed_on = models.DateField(_("成文日期"), null=True)
    number = models.OneToOneField(
        DocumentNumber, models.PROTECT, null=True, related_name="document", verbose_name=_("文号")
    )
    stamped_at = models.DateTimeField(_("用印时间"), null=True)
    stamped_on = models.DateField(_("用印日期"), null=True)
    scan = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", verbose_name=_("用印扫描件")
    )
    void_at = models.DateTimeField(_("作废时间"), null=True)
    void_reason = EncryptedText(_("作废理由"), purpose="documents.void_reason", null=True)
    share_token = models.CharField(_("分享码"), max_length=24, null=True, unique=True)  # noqa: DJ001
    shared_at = models.DateTimeField(_("分享时间"), null=True)

    class Meta:
        verbose_name = _("公文")
        verbose_name_plural = _("公文")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in DocumentState]),
                name="document_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_NUMBERED)
                | Q(number__isnull=False, signed_at__isnull=False, signed_on__isnull=False),
                name="document_issued_with_a_number",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[*_NUMBERED, "void"]) | Q(number=None, signed_at=None),
                name="document_numbered_when_signed",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_ISSUED)
                | Q(stamped_at__isnull=False, stamped_on__isnull=False, scan__isnull=False),
                name="document_goes_out_stamped",
            ),
            models.CheckConstraint(
                condition=Q(state="void", void_at__isnull=False, void_reason__isnull=False)
                | ~Q(state="void") & Q(void_at=None, void_reason__isnull=True),
                name="document_void_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(about_kind="", about_id=None)
                | ~Q(about_kind="") & Q(about_id__isnull=False),
                name="document_about_one_matter",
            ),
            models.CheckConstraint(
                condition=Q(share_token=None, shared_at=None)
                | Q(share_token__isnull=False, shared_at__isnull=False, stamped_at__isnull=False),
                name="document_shared_when_stamped",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "state", "-id"], name="document_of_body"),
            models.Index(
                fields=["region_code", "-id"],
                opclasses=["varchar_pattern_ops", "int8_ops"],
                name="document_of_region",
            ),
            models.Index(
                fields=["about_kind", "about_id"],
                condition=~Q(about_kind=""),
                name="document_of_matter",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> Ref:
        return Ref("document", self.pk)

    @property
    def about(self) -> Ref | None:
        return Ref(self.about_kind, self.about_id) if self.about_id is not None else None


class DocumentVersion(models.Model):
    """稿: every text that was ever laid before anybody is kept as it was."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("第几稿"))
    values = EncryptedText(_("所填内容"), purpose="documents.values")
    words = EncryptedText(_("正文"), purpose="documents.words")
    written_by = models.BigIntegerField(_("撰写人"), null=True)
    written_at = models.DateTimeField(_("撰写时间"))

    class Meta:
        verbose_name = _("公文稿")
        verbose_name_plural = _("公文稿")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document", "number"], name="version_once_in_a_document"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}/{self.number}"
