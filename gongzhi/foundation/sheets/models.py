"""Imports: which file, by whom, what was found in it, how far it has come."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.privacy.fields import EncryptedText
from gongzhi.foundation.sheets.vocabulary import Policy, RunState
from gongzhi.kernel.ref import Ref


class ImportRun(models.Model):
    """One file on its way in. `findings` are the rows to look at, sealed: they hold what people are
    called; the file itself and they are deleted after a week.
    """

    kind = models.CharField(_("类别"), max_length=60)
    state = models.CharField(_("状态"), max_length=10, choices=RunState.choices())
    policy = models.CharField(_("写入方式"), max_length=4, choices=Policy.choices(), blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", verbose_name=_("文件")
    )
    errors_file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", verbose_name=_("错误清单")
    )
    account = models.BigIntegerField(_("上传账号"))
    person = models.BigIntegerField(_("上传人"), null=True)
    appointment = models.BigIntegerField(_("上传时的任职"), null=True)
    organisation = models.BigIntegerField(_("上传人所在组织"), null=True)
    county_code = models.CharField(_("县级代码"), max_length=6, blank=True)
    region_code = models.CharField(_("统计用区划代码"), max_length=12, blank=True)
    uploaded_at = models.DateTimeField(_("上传时间"))
    touched_at = models.DateTimeField(_("最近进展"))
    checked_at = models.DateTimeField(_("校验时间"), null=True)
    ended_at = models.DateTimeField(_("结束时间"), null=True)
    total = models.PositiveIntegerField(_("总行数"), default=0)
    bad = models.PositiveIntegerField(_("有错行数"), default=0)
    noticed = models.PositiveIntegerField(_("提醒行数"), default=0)
    done = models.PositiveIntegerField(_("已处理行数"), default=0)
    written = models.PositiveIntegerField(_("已写入行数"), default=0)
    through = models.PositiveIntegerField(_("处理到第几行"), default=0)
    tally = models.JSONField(_("错误分类"), default=dict)
    header = models.JSONField(_("表头"), default=list)
    strangers = models.JSONField(_("没有用到的列"), default=list)
    findings = EncryptedText(_("要看的行"), purpose="sheets.findings")
    problem = models.CharField(_("没有完成的原因"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("导入")
        verbose_name_plural = _("导入")
        indexes = [
            models.Index(fields=["organisation", "-uploaded_at"], name="run_by_organisation"),
            models.Index(fields=["account", "-uploaded_at"], name="run_by_account"),
            models.Index(fields=["uploaded_at"], name="run_by_age"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in RunState]),
                name="run_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(bad__lte=models.F("total"), written__lte=models.F("done")),
                name="run_counts_add_up",
            ),
            models.CheckConstraint(
                condition=models.Q(noticed__lte=models.F("total")),
                name="run_notices_rows_it_has",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("import_run", self.pk)

    @property
    def good(self) -> int:
        return self.total - self.bad

    @property
    def skipped(self) -> int:
        return self.done - self.written

    @property
    def is_running(self) -> bool:
        return self.state in {RunState.WAITING, RunState.CHECKING, RunState.WRITING}
