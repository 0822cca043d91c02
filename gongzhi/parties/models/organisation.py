from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import Func, Value
from django.utils.translation import gettext_lazy as _

from gongzhi.parties.rules.organisation import ONCE_AN_ESTATE
from gongzhi.parties.vocabulary import Line, OrganisationKind, PartyLevel


class Organisation(models.Model):
    """A body that can hold duties: an office, a committee, a company, a department."""

    kind = models.CharField(_("类型"), max_length=32, choices=OrganisationKind.choices())
    name = models.CharField(_("名称"), max_length=80)
    short_name = models.CharField(_("简称"), max_length=30)
    sort_key = models.CharField(max_length=200, db_index=True)
    credit_code = models.CharField(_("统一社会信用代码"), max_length=18, blank=True)
    region_code = models.CharField(_("管辖区划"), max_length=12, db_index=True)
    county_code = models.CharField(max_length=6)
    lines = models.JSONField(_("业务条线"), default=list, blank=True)
    phone = models.CharField(_("对外电话"), max_length=20, blank=True)
    estate = models.ForeignKey(
        "territory.Estate",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("所在小区"),
    )
    building = models.ForeignKey(
        "territory.Building", models.PROTECT, null=True, blank=True, related_name="+"
    )
    grid = models.ForeignKey(
        "territory.Grid", models.PROTECT, null=True, blank=True, related_name="+"
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="below",
        verbose_name=_("上级组织"),
    )
    party_level = models.CharField(
        _("党组织层级"), max_length=12, blank=True, choices=PartyLevel.choices()
    )
    basis = models.CharField(_("成立依据"), max_length=120, blank=True)
    guide = models.TextField(_("参与指南"), blank=True)
    """What it does and how one takes part, for whoever may see the body (A13)."""
    dissolved_on = models.DateField(_("撤销日期"), null=True, blank=True)
    is_demonstration = models.BooleanField(_("演示"), default=False)

    class Meta:
        verbose_name = _("组织")
        verbose_name_plural = _("组织")
        constraints = [
            models.UniqueConstraint(
                fields=["credit_code"],
                condition=~models.Q(credit_code=""),
                name="organisation_credit_code_once",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in OrganisationKind]),
                name="organisation_kind_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=OrganisationKind.PARTY_BODY) | models.Q(party_level=""),
                name="only_a_party_body_has_a_party_level",
            ),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")),
                name="no_organisation_stands_above_itself",
            ),
            models.UniqueConstraint(
                fields=["estate", "kind"],
                condition=models.Q(
                    dissolved_on=None, kind__in=sorted(kind.value for kind in ONCE_AN_ESTATE)
                ),
                name="one_body_of_its_kind_an_estate",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def line_labels(self) -> list[str]:
        return [Line(code).label for code in self.lines]


class Servicing(models.Model):
    """A company, or whoever stands in for one, keeps an estate for a time. One body at a time;
    the day of the handover may stand in both rows.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="servicings")
    estate = models.ForeignKey("territory.Estate", models.PROTECT, related_name="servicings")
    since_on = models.DateField(_("起"))
    until_on = models.DateField(_("止"), null=True, blank=True)

    class Meta:
        verbose_name = _("物业服务关系")
        verbose_name_plural = _("物业服务关系")
        constraints = [
            models.UniqueConstraint(
                fields=["estate"],
                condition=models.Q(until_on__isnull=True),
                name="one_open_servicing_an_estate",
            ),
            models.CheckConstraint(
                condition=models.Q(until_on=None) | models.Q(until_on__gte=models.F("since_on")),
                name="servicing_ends_after_it_begins",
            ),
            ExclusionConstraint(
                name="one_body_keeps_an_estate_at_a_time",
                expressions=[
                    (Func("estate", "estate", Value("[]"), function="int8range"), "&&"),
                    (Func("since_on", "until_on", Value("[)"), function="daterange"), "&&"),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}→{self.estate_id}"
