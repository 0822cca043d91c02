from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.cases.vocabulary import BEFORE_DISPATCH, CLOSED, CaseState, Source
from gongzhi.foundation.database.positions import whole_position
from gongzhi.foundation.similarity.searching import search_index

IN_HAND = sorted(frozenset(CaseState) - CLOSED - BEFORE_DISPATCH)
OPEN = ~models.Q(state__in=sorted(CLOSED))
UNHEARD = models.Q(responded_at__isnull=True)


def _open_by_due(column: str, name: str) -> models.Index:
    """What a list of open cases walks along, whatever its length."""
    return models.Index(fields=[column, "due_at", "id"], name=name, condition=OPEN)


def _open_by_state(column: str, name: str) -> list[models.Index]:
    """For the tabs whose few cases lie scattered among the open ones."""
    scope = [column] if column else []
    return [
        models.Index(fields=[*scope, "state", "due_at"], name=f"{name}_state", condition=OPEN),
        models.Index(
            fields=[*scope, "response_due_at"], name=f"{name}_unheard", condition=OPEN & UNHEARD
        ),
    ]


def _where_known(column: str) -> models.Index:
    """For the day a part of an estate is to be deleted; no list goes along it."""
    known = models.Q((f"{column}__isnull", False))
    return models.Index(fields=[column], name=f"case_{column}", condition=known)


class Case(models.Model):
    """诉求: one matter at one place, with one or more reporters, handled in one or more rounds."""

    county_code = models.CharField(max_length=6)
    street_code = models.CharField(max_length=9)
    region_code = models.CharField(max_length=12)
    code = models.CharField(_("编号"), max_length=20)
    source = models.CharField(_("来源"), max_length=10, choices=Source.choices())
    origin_number = models.CharField(_("来文编号"), max_length=40, blank=True)
    state = models.CharField(_("环节"), max_length=16, choices=CaseState.choices())
    category = models.CharField(_("类别"), max_length=40, blank=True)
    line = models.CharField(_("条线"), max_length=16, blank=True)
    title = models.CharField(_("事项"), max_length=80)
    text = models.TextField(_("反映内容"))
    is_urgent = models.BooleanField(_("加急"), default=False)

    estate = models.ForeignKey(
        "territory.Estate",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    building = models.ForeignKey(
        "territory.Building",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    entrance = models.ForeignKey(
        "territory.Entrance",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    facility = models.ForeignKey(
        "territory.Facility",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    place_name = models.CharField(_("位置"), max_length=200, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    h3_cell = models.CharField(max_length=16, blank=True)

    routing = models.JSONField(_("派单建议"), default=dict, blank=True)
    lead = models.ForeignKey(
        "parties.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("主办"),
    )
    round_number = models.PositiveSmallIntegerField(_("第几次办理"), default=1)
    reporter_count = models.PositiveIntegerField(_("反映人数"), default=0)
    reported_at = models.DateTimeField(_("上报时间"))
    accepted_at = models.DateTimeField(_("受理时间"), null=True, blank=True)
    response_due_at = models.DateTimeField(_("应响应时间"), null=True, blank=True)
    responded_at = models.DateTimeField(_("首次响应时间"), null=True, blank=True)
    due_at = models.DateTimeField(_("办理期限"), null=True, blank=True)
    closed_at = models.DateTimeField(_("归档时间"), null=True, blank=True)
    updated_at = models.DateTimeField(_("更新"))
    search = SearchVectorField(null=True)
    is_demonstration = models.BooleanField(_("演示"), default=False)

    class Meta:
        verbose_name = _("诉求")
        verbose_name_plural = _("诉求")
        constraints = [
            models.UniqueConstraint(fields=["county_code", "code"], name="case_code_once"),
            models.UniqueConstraint(
                fields=["county_code", "source", "origin_number"],
                condition=~models.Q(origin_number=""),
                name="an_order_from_outside_becomes_one_case",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in CaseState]),
                name="case_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=sorted(CLOSED), closed_at__isnull=False)
                | (OPEN & models.Q(closed_at__isnull=True)),
                name="a_closed_case_has_its_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(source__in=[source.value for source in Source]),
                name="case_source_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=IN_HAND)
                | models.Q(lead__isnull=False, due_at__isnull=False),
                name="a_case_in_hand_has_its_body_and_clock",
            ),
            whole_position("case_position_is_whole"),
            models.CheckConstraint(
                condition=models.Q(round_number__gte=1), name="case_rounds_count_from_one"
            ),
        ]
        indexes = [
            search_index("case_words"),
            models.Index(fields=["code"], name="case_code"),
            _open_by_due("street_code", "case_street_due"),
            _open_by_due("region_code", "case_community_due"),
            _open_by_due("county_code", "case_county_due"),
            _open_by_due("lead", "case_lead_due"),
            models.Index(fields=["street_code", "-reported_at"], name="case_street_new"),
            models.Index(fields=["region_code", "-reported_at"], name="case_community_new"),
            models.Index(fields=["county_code", "-reported_at"], name="case_county_new"),
            models.Index(fields=["lead", "-reported_at"], name="case_lead_new"),
            models.Index(fields=["estate", "-reported_at"], name="case_estate_new"),
            _where_known("building"),
            _where_known("entrance"),
            _where_known("facility"),
            models.Index(fields=["street_code", "-updated_at"], name="case_street_moved"),
            models.Index(fields=["due_at", "id"], name="case_all_due", condition=OPEN),
            models.Index(fields=["-reported_at"], name="case_all_new"),
            models.Index(fields=["-updated_at"], name="case_all_moved"),
            *_open_by_state("street_code", "case_street"),
            *_open_by_state("county_code", "case_county"),
            *_open_by_state("lead", "case_lead"),
            *_open_by_state("", "case_all"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_open(self) -> bool:
        return self.state not in CLOSED


class Round(models.Model):
    """One time through the loop. An unresolved answer opens the next; earlier figures stay."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("第几次"))
    opened_at = models.DateTimeField(_("开始"))
    due_at = models.DateTimeField(_("期限"), null=True, blank=True)
    wording = models.CharField(_("期限口径"), max_length=120, blank=True)
    checked_at = models.DateTimeField(_("核查通过"), null=True, blank=True)
    is_timely = models.BooleanField(_("按时"), null=True, blank=True)
    rating_until_at = models.DateTimeField(_("评价截止"), null=True, blank=True)
    is_unanswered = models.BooleanField(_("未评价"), default=False)

    class Meta:
        verbose_name = _("办理轮次")
        verbose_name_plural = _("办理轮次")
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="round_number_once_a_case"),
            models.CheckConstraint(
                condition=models.Q(checked_at__isnull=True) | models.Q(is_timely__isnull=False),
                name="a_checked_round_is_judged",
            ),
            models.CheckConstraint(
                condition=models.Q(rating_until_at=None, is_unanswered=False)
                | models.Q(checked_at__isnull=False),
                name="only_a_checked_round_is_asked_about",
            ),
            models.CheckConstraint(
                condition=models.Q(due_at=None) | models.Q(due_at__gte=models.F("opened_at")),
                name="a_round_is_due_after_it_opened",
            ),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="rounds_count_from_one"),
        ]
        indexes = [
            models.Index(
                fields=["rating_until_at"],
                name="round_awaiting_answer",
                condition=models.Q(rating_until_at__isnull=False, is_unanswered=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}·{self.number}"


class Reporter(models.Model):
    """Someone who reported the matter or met with it too; each is answered and rates himself."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="reporters")
    person = models.ForeignKey(
        "parties.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_first = models.BooleanField(_("首报"), default=False)
    is_shielded = models.BooleanField(_("对承办单位隐藏"), default=True)
    joined_at = models.DateTimeField(_("加入时间"))

    class Meta:
        verbose_name = _("报事人")
        verbose_name_plural = _("报事人")
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="reporter_once_a_case"),
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(is_first=True), name="one_first_reporter"
            ),
        ]
        indexes = [models.Index(fields=["person", "-joined_at"], name="reporter_own_cases")]

    def __str__(self) -> str:
        return f"{self.case_id}"
