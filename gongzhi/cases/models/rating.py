from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.cases.models.case import Reporter, Round
from gongzhi.cases.vocabulary import Outcome, RatingOrigin, Satisfaction


class Rating(models.Model):
    """One reporter's answer to one round. Silence is no row, never a satisfied one."""

    reporter = models.ForeignKey(Reporter, models.CASCADE, related_name="ratings")
    round = models.ForeignKey(Round, models.CASCADE, related_name="ratings")
    outcome = models.CharField(_("是否解决"), max_length=12, choices=Outcome.choices())
    satisfaction = models.CharField(
        _("满意程度"), max_length=12, choices=Satisfaction.choices(), blank=True
    )
    origin = models.CharField(_("来自"), max_length=10, choices=RatingOrigin.choices())
    comment = models.TextField(_("说明"), blank=True)
    rated_at = models.DateTimeField(_("时间"))
    caller = models.ForeignKey(
        "parties.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("评价")
        verbose_name_plural = _("评价")
        constraints = [
            models.UniqueConstraint(fields=["reporter", "round"], name="one_answer_a_round"),
            models.CheckConstraint(
                condition=models.Q(origin=RatingOrigin.REPORTER, caller__isnull=True)
                | models.Q(origin=RatingOrigin.CALLBACK, caller__isnull=False),
                name="a_callback_names_its_caller",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome=Outcome.RESOLVED)
                & models.Q(satisfaction__in=[each.value for each in Satisfaction])
                | models.Q(outcome=Outcome.UNRESOLVED, satisfaction=""),
                name="only_what_is_resolved_satisfies",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome=Outcome.RESOLVED, origin=RatingOrigin.REPORTER)
                | ~models.Q(comment=""),
                name="what_is_unresolved_or_told_by_telephone_is_written_down",
            ),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()
