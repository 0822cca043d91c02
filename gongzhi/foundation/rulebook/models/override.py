from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.rulebook.vocabulary import Level, OverrideState

DECIDED = (OverrideState.IN_FORCE.value, OverrideState.REJECTED.value)


class Overrides(models.QuerySet["Override"]):
    def ever_in_force(self) -> "Overrides":
        """Those in force and those that were until they were withdrawn."""
        return self.filter(since__isnull=False)

    def awaiting(self) -> "Overrides":
        return self.filter(state=OverrideState.PROPOSED)


class Override(models.Model):
    """A value one level sets for one place; entered by one person and checked by another."""

    key = models.CharField(_("键"), max_length=120)
    level = models.CharField(_("层"), max_length=20, choices=Level.choices())
    scope = models.CharField(_("范围"), max_length=20)
    value = models.JSONField(_("值"), null=True, blank=True)
    silent = models.BooleanField(_("核过未规定"), default=False)
    source = models.CharField(_("文件"), max_length=200)
    clause = models.CharField(_("条号"), max_length=200, blank=True)
    quote = models.TextField(_("原文"), blank=True)
    source_file = models.CharField(_("文本来源"), max_length=200)
    reason = models.TextField(_("理由"))
    valid_from = models.DateField(_("施行日"))
    state = models.CharField(_("状态"), max_length=20, choices=OverrideState.choices())
    author = models.BigIntegerField(_("录入账号"))
    author_person = models.BigIntegerField(_("录入人"), null=True)
    proposed_at = models.DateTimeField(_("录入时间"))
    checker = models.BigIntegerField(_("复核账号"), null=True)
    checker_person = models.BigIntegerField(_("复核人"), null=True)
    checked_at = models.DateTimeField(_("复核时间"), null=True)
    since = models.DateField(_("生效日"), null=True)
    until = models.DateField(_("失效日"), null=True)
    remark = models.TextField(_("复核或撤回意见"), blank=True)

    objects = Overrides.as_manager()

    class Meta:
        verbose_name = _("录入值")
        verbose_name_plural = _("录入值")
        ordering = ["-id"]
        indexes = [models.Index(fields=["key", "level", "scope"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(silent=True, value__isnull=True) | Q(silent=False, value__isnull=False),
                name="rulebook_value_or_silent",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=DECIDED)
                | Q(checker__isnull=False, checked_at__isnull=False),
                name="rulebook_decided_has_checker",
            ),
            models.CheckConstraint(
                condition=Q(checker__isnull=True) | ~Q(checker=F("author")),
                name="rulebook_checker_is_another_account",
            ),
            models.CheckConstraint(
                condition=Q(checker_person__isnull=True)
                | Q(author_person__isnull=True)
                | ~Q(checker_person=F("author_person")),
                name="rulebook_checker_is_another_person",
            ),
            models.CheckConstraint(
                condition=~Q(state=OverrideState.IN_FORCE.value) | Q(since__isnull=False),
                name="rulebook_in_force_since",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True)
                | Q(state=OverrideState.WITHDRAWN.value, since__isnull=False),
                name="rulebook_ends_by_withdrawal",
            ),
            models.CheckConstraint(
                condition=~Q(
                    state__in=[OverrideState.REJECTED.value, OverrideState.WITHDRAWN.value]
                )
                | ~Q(remark=""),
                name="rulebook_refusal_says_why",
            ),
            models.UniqueConstraint(
                fields=["key", "level", "scope"],
                condition=Q(state=OverrideState.PROPOSED.value),
                name="rulebook_one_proposal_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.level} {self.scope}"

    @property
    def written(self) -> Any:  # noqa: ANN401
        """As a file would hold it; None where the text was read and says nothing."""
        return None if self.silent else self.value
