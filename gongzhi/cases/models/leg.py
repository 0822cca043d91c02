from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.cases.models.case import Case, Round
from gongzhi.cases.vocabulary import CheckWay, LegRole, LegState
from gongzhi.kernel.calendar import Unit

TAKEN_UP = models.Q(taken_up_at__isnull=False, handler__isnull=False)
UNDONE = models.Q(done_at=None, checked_at=None)
STANDS = (
    models.Q(state=LegState.DISPATCHED, taken_up_at=None, done_at=None, checked_at=None, result="")
    & models.Q(paused_until_at=None)
    | models.Q(state=LegState.HANDLING, paused_until_at=None) & TAKEN_UP & UNDONE
    | models.Q(state=LegState.PAUSED, paused_until_at__isnull=False) & TAKEN_UP & UNDONE
    | models.Q(state=LegState.DONE, done_at__isnull=False, checked_at=None, paused_until_at=None)
    & TAKEN_UP
    & ~models.Q(result="")
    | models.Q(
        state=LegState.CHECKED,
        done_at__isnull=False,
        checked_at__isnull=False,
        paused_until_at=None,
    )
    & TAKEN_UP
    & ~models.Q(result="")
    | models.Q(state=LegState.RETURNED, paused_until_at=None) & UNDONE
)
"""What each state has behind it, and what it cannot have yet. A result once written is kept
where the check sends the work back."""


class Leg(models.Model):
    """责任线: one body's part in one round, with its own clock, evidence and check.

    `why` holds the routing rule and what fitted it; `wording` the clock rule as it read when the
    duty began.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="legs")
    round = models.ForeignKey(Round, models.CASCADE, related_name="legs")
    role = models.CharField(_("角色"), max_length=8, choices=LegRole.choices())
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, related_name="+", verbose_name=_("承办单位")
    )
    handler = models.ForeignKey(
        "parties.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(_("状态"), max_length=12, choices=LegState.choices())
    why = models.JSONField(_("派单理由"), default=dict, blank=True)
    span_amount = models.PositiveSmallIntegerField(_("时限"))
    span_unit = models.CharField(_("单位"), max_length=16, choices=Unit.choices())
    wording = models.CharField(_("期限口径"), max_length=120)
    dispatched_at = models.DateTimeField(_("派单时间"))
    due_at = models.DateTimeField(_("期限"))
    taken_up_at = models.DateTimeField(_("签收时间"), null=True, blank=True)
    paused_until_at = models.DateTimeField(_("暂停至"), null=True, blank=True)
    done_at = models.DateTimeField(_("办结时间"), null=True, blank=True)
    result = models.TextField(_("处置结果"), blank=True)
    checker = models.ForeignKey(
        "parties.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(_("核查时间"), null=True, blank=True)
    check_way = models.CharField(
        _("怎么核查的"), max_length=8, choices=CheckWay.choices(), blank=True
    )

    class Meta:
        verbose_name = _("责任线")
        verbose_name_plural = _("责任线")
        constraints = [
            models.UniqueConstraint(
                fields=["round"],
                condition=models.Q(role=LegRole.LEAD) & ~models.Q(state=LegState.RETURNED),
                name="one_standing_lead_a_round",
            ),
            models.CheckConstraint(
                condition=models.Q(checker__isnull=True)
                | models.Q(handler__isnull=True)
                | ~models.Q(checker=models.F("handler")),
                name="nobody_checks_his_own_work",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in LegRole]),
                name="leg_role_is_known",
            ),
            models.CheckConstraint(condition=STANDS, name="leg_state_agrees_with_its_moments"),
            models.CheckConstraint(
                condition=models.Q(span_amount__gt=0, due_at__gte=models.F("dispatched_at")),
                name="a_leg_has_time",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "due_at"], name="leg_of_a_body"),
            models.Index(
                fields=["paused_until_at"],
                name="leg_paused",
                condition=models.Q(state=LegState.PAUSED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}·{self.organisation_id}"
