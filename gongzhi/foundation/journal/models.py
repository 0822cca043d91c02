"""The journal's tables. Triggers (migration 0002) keep them the way the docstrings say.

No foreign keys on purpose: an entry outlives every row it speaks of, and one act costs one insert.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.journal.vocabulary import ABOUT_ACCOUNTS_AND_POSTS, DeliveryState
from gongzhi.kernel.actor import SYSTEM
from gongzhi.kernel.ref import Ref

NOT_BY_ITSELF = ~Q(channel=SYSTEM.channel) | Q(subject_kind__in=ABOUT_ACCOUNTS_AND_POSTS)
"""What people did, and what became of accounts and posts however it was done. An index is of
just these: however much the program did by itself, the auditor's first page is read at once."""


class Entry(models.Model):
    """One recorded fact: ids, codes, numbers, instants. Added, never changed, never removed."""

    at = models.DateTimeField(_("时间"))
    kind = models.CharField(_("事项"), max_length=80)
    person = models.BigIntegerField(_("经办人"), null=True)
    appointment = models.BigIntegerField(_("任职"), null=True)
    organisation = models.BigIntegerField(_("单位"), null=True)
    account = models.BigIntegerField(_("账号"), null=True)
    channel = models.CharField(_("渠道"), max_length=20)
    subject_kind = models.CharField(_("对象类别"), max_length=40)
    subject_id = models.BigIntegerField(_("对象"))
    region_code = models.CharField(_("行政区划代码"), max_length=12, blank=True)
    county_code = models.CharField(_("县级代码"), max_length=6, blank=True)
    payload: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(_("内容"))
    commitment = models.BinaryField(_("文字的承诺值"), null=True)

    class Meta:
        verbose_name = _("记事")
        verbose_name_plural = _("记事")
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="journal_entry_subject"),
            models.Index(
                fields=["at", "id"], condition=NOT_BY_ITSELF, name="journal_entry_by_people"
            ),
            models.Index(fields=["at", "id"], name="journal_entry_by_time"),
            models.Index(fields=["kind", "at", "id"], name="journal_entry_by_kind"),
            models.Index(fields=["account", "at", "id"], name="journal_entry_by_account"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"

    @property
    def subject(self) -> Ref:
        return Ref(self.subject_kind, self.subject_id)


class Words(models.Model):
    """What was written, encrypted, beside its entry. Erasing empties `sealed`; the row stays."""

    entry_id = models.BigIntegerField(primary_key=True)
    sealed = models.BinaryField(null=True)

    class Meta:
        verbose_name = _("记事文字")
        verbose_name_plural = _("记事文字")

    def __str__(self) -> str:
        return f"words of #{self.entry_id}"


class Unsealed(models.Model):
    """Outbox of the sealer, written by a trigger with each entry."""

    entry_id = models.BigIntegerField(primary_key=True)

    class Meta:
        verbose_name = _("待封存")
        verbose_name_plural = _("待封存")

    def __str__(self) -> str:
        return f"unsealed #{self.entry_id}"


class Undelivered(models.Model):
    """Outbox of the dispatcher, written by a trigger with each entry."""

    entry_id = models.BigIntegerField(primary_key=True)

    class Meta:
        verbose_name = _("待分发")
        verbose_name_plural = _("待分发")

    def __str__(self) -> str:
        return f"undelivered #{self.entry_id}"


class Delivery(models.Model):
    """The mark that a reaction took an entry, committed with the reaction's effects."""

    pk = models.CompositePrimaryKey("entry_id", "reaction")
    entry_id = models.BigIntegerField()
    reaction = models.CharField(max_length=120)
    subject = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=DeliveryState.choices())
    attempts = models.SmallIntegerField(default=0)
    error = models.TextField(blank=True)
    at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("分发")
        verbose_name_plural = _("分发")
        indexes: ClassVar = [
            models.Index(
                fields=["subject", "reaction", "entry_id"],
                name="journal_delivery_open",
                condition=Q(state__in=["waiting", "behind", "failed"]),
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in DeliveryState]),
                name="journal_delivery_state",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.entry_id} {self.reaction}: {self.state}"


class Leaf(models.Model):
    """The place the sealer gave an entry in the tree. Added only."""

    index = models.BigIntegerField(primary_key=True)
    entry_id = models.BigIntegerField(unique=True)
    hash = models.BinaryField()

    class Meta:
        verbose_name = _("树叶")
        verbose_name_plural = _("树叶")

    def __str__(self) -> str:
        return f"leaf {self.index}: #{self.entry_id}"


class Tile(models.Model):
    """Up to 256 hashes of one level (each over 256 of the level below); a partial one grows."""

    pk = models.CompositePrimaryKey("level", "index")
    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        verbose_name = _("树砖")
        verbose_name_plural = _("树砖")

    def __str__(self) -> str:
        return f"tile {self.level}/{self.index}"


class Head(models.Model):
    """The root over the first `size` leaves, signed with a key kept elsewhere. Added only."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    signed_at = models.DateTimeField()
    key_id = models.CharField(max_length=16)
    signature = models.BinaryField()

    class Meta:
        verbose_name = _("树头")
        verbose_name_plural = _("树头")

    def __str__(self) -> str:
        return f"head of {self.size}"


class PublicKey(models.Model):
    """The public half of each signing key ever used. Added only."""

    key_id = models.CharField(primary_key=True, max_length=16)
    public = models.BinaryField()
    since = models.DateTimeField()

    class Meta:
        verbose_name = _("公钥")
        verbose_name_plural = _("公钥")

    def __str__(self) -> str:
        return self.key_id
