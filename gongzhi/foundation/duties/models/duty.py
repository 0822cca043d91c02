"""责任: who must do what by when. One table feeds everybody's 待办."""

from datetime import datetime
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.duties.rules.clock import Rest
from gongzhi.foundation.duties.rules.reminding import Reminder
from gongzhi.foundation.duties.vocabulary import DutyState, HolderKind
from gongzhi.kernel.calendar import Span, Unit
from gongzhi.kernel.ref import Ref

STANDING = (DutyState.OPEN.value, DutyState.PAUSED.value)


class Duty(models.Model):
    """`wording` is the clock rule as it read when the duty began, with its clause.

    `supposed_year` names a year nobody had entered yet, counted in plain weeks for the time being.
    `overdue_since` is never taken back, however the duty ends.
    """

    kind = models.CharField(_("事项"), max_length=40)
    ref_kind = models.CharField(_("对象类别"), max_length=40)
    ref_id = models.BigIntegerField(_("对象"))
    title = models.CharField(_("标题"), max_length=120)
    holder_kind = models.CharField(_("责任人类别"), max_length=12, choices=HolderKind.choices())
    organisation = models.BigIntegerField(_("责任单位"), null=True, blank=True)
    person = models.BigIntegerField(_("责任人"), null=True, blank=True)
    power = models.CharField(_("职权"), max_length=80, blank=True)
    line = models.CharField(_("条线"), max_length=40, blank=True)
    region_code = models.CharField(_("行政区划代码"), max_length=12, blank=True)
    county_code = models.CharField(_("县级代码"), max_length=6, blank=True)
    state = models.CharField(_("状态"), max_length=12, choices=DutyState.choices())
    span_amount = models.PositiveIntegerField(_("时限"))
    span_unit = models.CharField(_("单位"), max_length=16, choices=Unit.choices())
    wording = models.CharField(_("期限口径"), max_length=200)
    supposed_year = models.PositiveSmallIntegerField(_("暂按平常周推算的年份"), null=True)
    started_at = models.DateTimeField(_("开始"))
    due_at = models.DateTimeField(_("期限"))
    reminders = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    remind_moments = ArrayField(models.DateTimeField(), default=list, blank=True)
    remind_at = models.DateTimeField(_("下次提醒"), null=True)
    overdue_since = models.DateTimeField(_("超时起"), null=True)
    done_at = models.DateTimeField(_("结束"), null=True)

    class Meta:
        verbose_name = _("责任")
        verbose_name_plural = _("责任")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["ref_kind", "ref_id", "kind"],
                condition=Q(state__in=STANDING),
                name="duty_stands_once",
            ),
            models.CheckConstraint(
                condition=Q(holder_kind="organisation", organisation__isnull=False, person=None)
                | Q(holder_kind="person", person__isnull=False, organisation=None, power="")
                | Q(holder_kind="power", organisation=None, person=None) & ~Q(power=""),
                name="duty_has_one_holder",
            ),
            models.CheckConstraint(
                condition=Q(state__in=STANDING, done_at=None)
                | Q(state__in=("done", "cancelled"), done_at__isnull=False),
                name="duty_ends_with_a_time",
            ),
            models.CheckConstraint(
                condition=Q(remind_at=None) | Q(state="open"), name="duty_reminds_while_open"
            ),
            models.CheckConstraint(
                condition=Q(due_at__gte=models.F("started_at")), name="duty_due_after_start"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisation", "due_at"],
                condition=Q(state__in=STANDING, holder_kind="organisation"),
                name="duty_of_organisation",
            ),
            models.Index(
                fields=["person", "due_at"],
                condition=Q(state__in=STANDING, holder_kind="person"),
                name="duty_of_person",
            ),
            models.Index(
                fields=["power", "region_code"],
                opclasses=["varchar_pattern_ops", "varchar_pattern_ops"],
                condition=Q(state__in=STANDING, holder_kind="power"),
                name="duty_of_power",
            ),
            models.Index(
                fields=["region_code", "due_at"],
                opclasses=["varchar_pattern_ops", "timestamptz_ops"],
                condition=Q(state="open"),
                name="duty_of_region",
            ),
            models.Index(
                fields=["due_at"],
                condition=Q(state="open", overdue_since=None),
                name="duty_not_yet_overdue",
            ),
            models.Index(
                fields=["remind_at"], condition=Q(remind_at__isnull=False), name="duty_to_remind"
            ),
            models.Index(fields=["ref_kind", "ref_id"], name="duty_of_thing"),
            models.Index(
                fields=["supposed_year"],
                condition=Q(state__in=STANDING, supposed_year__isnull=False),
                name="duty_supposed",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> Ref:
        return Ref(self.ref_kind, self.ref_id)

    @property
    def span(self) -> Span:
        return Span(self.span_amount, Unit(self.span_unit))

    @property
    def is_late(self) -> bool:
        return self.overdue_since is not None

    @property
    def is_standing(self) -> bool:
        return self.state in STANDING

    def reminder_values(self) -> list[Reminder]:
        return [Reminder.parse(text) for text in self.reminders]

    def next_reminder(self, now: datetime) -> datetime | None:
        moments: list[datetime] = self.remind_moments
        return next((moment for moment in moments if moment > now), None)


class Pause(models.Model):
    """停表: from when to when, and why. Open while `ended_at` is empty."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="pauses")
    reason = models.CharField(_("理由"), max_length=40)
    words = models.TextField(_("说明"), blank=True)
    began_at = models.DateTimeField(_("开始"))
    ended_at = models.DateTimeField(_("结束"), null=True)
    began_by = models.BigIntegerField(_("暂停人"), null=True)
    ended_by = models.BigIntegerField(_("恢复人"), null=True)

    class Meta:
        verbose_name = _("暂停")
        verbose_name_plural = _("暂停")
        ordering: ClassVar = ["began_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["duty"], condition=Q(ended_at=None), name="duty_pauses_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("began_at")),
                name="pause_ends_after_it_began",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="pause_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.duty_id}: {self.began_at}"

    def rest(self, now: datetime) -> Rest:
        return Rest(self.began_at, self.ended_at or now)


class Extension(models.Model):
    """延期: so much more, in the duty's own unit."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="extensions")
    amount = models.PositiveIntegerField(_("延长"))
    reason = models.CharField(_("理由"), max_length=40)
    words = models.TextField(_("说明"), blank=True)
    granted_at = models.DateTimeField(_("批准时间"))
    granted_by = models.BigIntegerField(_("批准人"), null=True)

    class Meta:
        verbose_name = _("延期")
        verbose_name_plural = _("延期")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="extension_extends"),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.duty_id}: +{self.amount}"
