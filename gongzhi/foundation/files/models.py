"""What is kept of a file: never its bytes, never a name in clear."""

import secrets

from django.core.files.storage import default_storage
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.database.positions import whole_position
from gongzhi.foundation.files.vocabulary import PICTURES, Media, State, Variant
from gongzhi.foundation.privacy.fields import EncryptedText
from gongzhi.kernel.ref import Ref


def new_token() -> str:
    return secrets.token_urlsafe(24)


class StoredFile(models.Model):
    """A file handed in. Its owner is a Ref; while a form is being filled the owner is a draft."""

    token = models.CharField(_("对外编号"), max_length=32, unique=True, default=new_token)
    owner_kind = models.CharField(_("所属类别"), max_length=40)
    owner_id = models.BigIntegerField(_("所属编号"))
    purpose = models.CharField(_("用途"), max_length=40)
    place = models.PositiveSmallIntegerField(_("次序"), default=0)
    state = models.CharField(_("状态"), max_length=8, choices=State.choices())
    name = EncryptedText(_("文件名"), purpose="files.name")
    media = models.CharField(_("内容格式"), max_length=80, choices=Media.choices())
    size = models.BigIntegerField(_("字节数"))
    sha256 = models.CharField(_("校验值"), max_length=64)
    received_sha256 = models.CharField(_("收到时的校验值"), max_length=64)
    path = models.CharField(_("存放处"), max_length=120, blank=True)
    thumbnail_path = models.CharField(_("缩略图存放处"), max_length=120, blank=True)
    width = models.PositiveIntegerField(_("宽"), null=True)
    height = models.PositiveIntegerField(_("高"), null=True)
    taken_at = models.DateTimeField(_("拍摄时间"), null=True)
    latitude = models.FloatField(_("纬度"), null=True)
    longitude = models.FloatField(_("经度"), null=True)
    uploaded_at = models.DateTimeField(_("上传时间"))
    account = models.BigIntegerField(_("上传账号"), null=True)
    person = models.BigIntegerField(_("上传人"), null=True)
    appointment = models.BigIntegerField(_("上传时的任职"), null=True)
    county_code = models.CharField(_("县级代码"), max_length=6, blank=True)
    region_code = models.CharField(_("统计用区划代码"), max_length=12, blank=True)
    removed_at = models.DateTimeField(_("删除时间"), null=True)

    class Meta:
        verbose_name = _("文件")
        verbose_name_plural = _("文件")
        indexes = [
            models.Index(fields=["owner_kind", "owner_id"], name="file_by_owner"),
            models.Index(fields=["path"], name="file_by_path"),
            models.Index(
                fields=["uploaded_at"], condition=models.Q(state="draft"), name="file_drafts"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in State]),
                name="file_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state="removed", removed_at__isnull=False)
                | models.Q(~models.Q(state="removed"), ~models.Q(path=""), removed_at=None),
                name="file_has_content_until_removed",
            ),
            whole_position("file_position_is_whole"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.media}"

    @property
    def ref(self) -> Ref:
        return Ref("file", self.pk)

    @property
    def owner(self) -> Ref:
        return Ref(self.owner_kind, self.owner_id)

    @property
    def is_picture(self) -> bool:
        return self.media in PICTURES

    def path_of(self, variant: Variant) -> str:
        return self.thumbnail_path if variant is Variant.THUMBNAIL else self.path

    def url(self, variant: Variant = Variant.FULL) -> str:
        return f"/files/{self.token}/{variant.value}"

    @property
    def full_url(self) -> str:
        return self.url()

    @property
    def thumbnail_url(self) -> str:
        return self.url(Variant.THUMBNAIL)

    def content(self, variant: Variant = Variant.FULL) -> bytes:
        with default_storage.open(self.path_of(variant)) as stored:
            return bytes(stored.read())
