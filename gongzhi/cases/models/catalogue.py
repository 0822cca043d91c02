from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.cases.vocabulary import EventGroup, GridGroup, LeadRole
from gongzhi.foundation.database.stamps import Stamped
from gongzhi.kernel.calendar import Unit
from gongzhi.parties.vocabulary import Line


class Category(models.Model):
    """A kind of matter, as data/categories.toml of the release has it."""

    code = models.CharField(_("代码"), max_length=40, unique=True)
    name = models.CharField(_("类别"), max_length=30)
    sort_order = models.PositiveSmallIntegerField(_("次序"), default=0)
    group = models.CharField(_("GB/T 30428 大类"), max_length=16, choices=EventGroup.choices())
    grid_group = models.CharField(_("网格事项"), max_length=16, choices=GridGroup.choices())
    line = models.CharField(_("业务条线"), max_length=16, choices=Line.choices())
    span_amount = models.PositiveSmallIntegerField(_("办理时限"))
    span_unit = models.CharField(_("时限单位"), max_length=16, choices=Unit.choices())
    keywords = models.JSONField(_("提示词与权重"), default=dict, blank=True)
    facility_kinds = models.JSONField(_("相关设施"), default=list, blank=True)
    hint = models.CharField(_("填报提示"), max_length=80, blank=True)
    is_outside_remit = models.BooleanField(_("超出街道职权"), default=False)
    is_active = models.BooleanField(_("在用"), default=True)

    class Meta:
        verbose_name = _("诉求类别")
        verbose_name_plural = _("诉求类别")
        ordering = ["sort_order", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(span_amount__gt=0), name="a_category_has_time"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RoutingRule(models.Model):
    """派单规则: tried in the order of their numbers; the first that fits decides."""

    number = models.PositiveSmallIntegerField(_("条号"))
    scope = models.CharField(_("适用区划前缀"), max_length=12, blank=True)
    name = models.CharField(_("名称"), max_length=60)
    categories = models.JSONField(_("类别"), default=list, blank=True)
    lines = models.JSONField(_("条线"), default=list, blank=True)
    sources = models.JSONField(_("来源"), default=list, blank=True)
    words = models.JSONField(_("含有词"), default=list, blank=True)
    service_modes = models.JSONField(_("物业服务方式"), default=list, blank=True)
    role = models.CharField(_("主办"), max_length=12, choices=LeadRole.choices())
    line = models.CharField(_("主办条线"), max_length=16, blank=True)
    is_automatic = models.BooleanField(_("自动派单"), default=False)
    clause = models.CharField(_("依据"), max_length=120, blank=True)
    is_active = models.BooleanField(_("在用"), default=True)

    class Meta:
        verbose_name = _("派单规则")
        verbose_name_plural = _("派单规则")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["scope", "number"], name="routing_number_once_a_scope"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in LeadRole]),
                name="routing_role_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class StreetSpan(models.Model):
    """How long a street gives itself for a category; without one the shipped span holds."""

    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, related_name="+", verbose_name=_("类别")
    )
    street_code = models.CharField(_("街道代码"), max_length=9)
    span_amount = models.PositiveSmallIntegerField(_("办理时限"))
    span_unit = models.CharField(_("时限单位"), max_length=16, choices=Unit.choices())

    class Meta:
        verbose_name = _("街道办理时限")
        verbose_name_plural = _("街道办理时限")
        constraints = [
            models.UniqueConstraint(
                fields=["category", "street_code"], name="one_span_a_category_and_street"
            ),
            models.CheckConstraint(
                condition=models.Q(span_amount__gte=1), name="street_span_is_some_time"
            ),
            models.CheckConstraint(
                condition=models.Q(street_code__regex=r"^[0-9]{9}$"),
                name="street_span_of_a_street",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.street_code} {self.category_id} {self.span_amount} {self.span_unit}"


class CatalogueVersion(Stamped):
    """One row: it changes whenever categories, rules or spans do."""

    class Meta:
        verbose_name = _("目录版本")
        verbose_name_plural = _("目录版本")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_catalogue_version"),
        ]
