"""Messages on their way out, notices read inside, what people want."""

import uuid

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.notify.vocabulary import TO_MEND, Channel, SendState
from gongzhi.foundation.privacy.fields import EncryptedText
from gongzhi.kernel.ref import Ref


class Told(models.Model):
    """To whom, about what, in which template: ids and short values in clear, words sealed."""

    person = models.BigIntegerField(_("收件人"))
    template = models.CharField(_("模板"), max_length=80)
    ref_kind = models.CharField(_("事项类别"), max_length=40)
    ref_id = models.BigIntegerField(_("事项编号"))
    parameters = models.JSONField(_("参数"), default=dict)
    words = EncryptedText(_("文字"), purpose="notify.words")
    created_at = models.DateTimeField(_("产生时间"))
    county_code = models.CharField(_("县级代码"), max_length=6, blank=True)
    region_code = models.CharField(_("统计用区划代码"), max_length=12, blank=True)

    class Meta:
        abstract = True

    @property
    def ref(self) -> Ref:
        return Ref(self.ref_kind, self.ref_id)


class Message(Told):
    """One message to one person by one channel. `message_id` is ours and stays over attempts."""

    message_id = models.UUIDField(_("消息号"), unique=True, default=uuid.uuid4)
    channel = models.CharField(_("渠道"), max_length=10, choices=Channel.choices())
    state = models.CharField(
        _("状态"), max_length=10, choices=SendState.choices(), default=SendState.WAITING
    )
    urgent = models.BooleanField(_("紧急"), default=False)
    due_at = models.DateTimeField(_("应发时间"))
    attempts = models.PositiveSmallIntegerField(_("已试次数"), default=0)
    claimed_at = models.DateTimeField(_("取走时间"), null=True)
    asks = models.PositiveSmallIntegerField(_("已查次数"), default=0)
    asked_at = models.DateTimeField(_("查询时间"), null=True)
    sent_at = models.DateTimeField(_("发出时间"), null=True)
    provider_id = models.CharField(_("对方编号"), max_length=120, blank=True)
    error = models.CharField(_("原因"), max_length=200, blank=True)
    raised_at = models.DateTimeField(_("提请处理时间"), null=True)

    class Meta:
        verbose_name = _("消息")
        verbose_name_plural = _("消息")
        indexes = [
            models.Index(
                fields=["due_at"], condition=models.Q(state="waiting"), name="message_to_send"
            ),
            models.Index(
                fields=["claimed_at"],
                condition=models.Q(state__in=["sending", "unknown"]),
                name="message_in_doubt",
            ),
            models.Index(
                fields=["region_code", "created_at"],
                condition=models.Q(state__in=[state.value for state in TO_MEND]),
                name="message_to_mend",
            ),
            models.Index(fields=["ref_kind", "ref_id"], name="message_by_ref"),
            models.Index(fields=["person", "created_at"], name="message_by_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in SendState]),
                name="message_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(channel__in=[c.value for c in Channel if c != Channel.IN_APP]),
                name="message_goes_outside",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="sent") | models.Q(sent_at__isnull=False),
                name="message_sent_has_its_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="sending") | models.Q(claimed_at__isnull=False),
                name="message_sending_is_claimed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.message_id} {self.state}"


class Notice(Told):
    """A line in a person's inbox; later ones on the same thing may be counted into it.

    `created_at` is when it was first told, and for how long more may be counted in goes by it;
    `renewed_at` is when it last was: the time it shows, and its place in the inbox.
    """

    renewed_at = models.DateTimeField(_("最近告知时间"), db_default=Now())
    count = models.PositiveSmallIntegerField(_("合并条数"), default=1)
    read_at = models.DateTimeField(_("读过时间"), null=True)

    class Meta:
        verbose_name = _("站内消息")
        verbose_name_plural = _("站内消息")
        indexes = [
            models.Index(fields=["person", "-renewed_at", "-id"], name="notice_in_order"),
            models.Index(fields=["person"], condition=models.Q(read_at=None), name="notice_unread"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(count__gte=1), name="notice_counts_at_least_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.template}"


class Preference(models.Model):
    """A person wants no messages by a channel, or wants them. In-app cannot be refused."""

    person = models.BigIntegerField(_("人"))
    channel = models.CharField(_("渠道"), max_length=10, choices=Channel.choices())
    wanted = models.BooleanField(_("接收"))

    class Meta:
        verbose_name = _("接收方式")
        verbose_name_plural = _("接收方式")
        constraints = [
            models.UniqueConstraint(fields=["person", "channel"], name="preference_once"),
            models.CheckConstraint(
                condition=~models.Q(channel="in_app"), name="preference_outside_only"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.channel} {self.wanted}"


class DemonstrationMessage(models.Model):
    """What a phone would have received; written in a demonstration instead of being sent."""

    message_id = models.UUIDField(_("消息号"), unique=True)
    channel = models.CharField(_("渠道"), max_length=10)
    address = EncryptedText(_("号码"), purpose="notify.demonstration.address")
    text = EncryptedText(_("内容"), purpose="notify.demonstration.text")
    at = models.DateTimeField(_("收到时间"), db_index=True)

    class Meta:
        verbose_name = _("演示消息")
        verbose_name_plural = _("演示消息")

    def __str__(self) -> str:
        return f"{self.channel} {self.message_id}"

    @property
    def channel_label(self) -> str:
        return Channel(self.channel).label
