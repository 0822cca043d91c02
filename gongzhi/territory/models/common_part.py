from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.territory.models.estate import Building, Entrance, Estate, Premises
from gongzhi.territory.models.standing import STANDING, codes_agree, known
from gongzhi.territory.vocabulary import CommonPartKind, SharedBy


class CommonPart(models.Model):
    """共有部分: what it is and the circle of owners who share it (民法典 第二百七十一条)."""

    county_code = models.CharField(max_length=6)
    region_code = models.CharField(max_length=12)
    estate = models.ForeignKey(Estate, models.PROTECT, related_name="common_parts")
    kind = models.CharField(_("类别"), max_length=16, choices=CommonPartKind.choices())
    name = models.CharField(_("名称"), max_length=60)
    sort_key = models.CharField(max_length=200)
    shared_by = models.CharField(_("共有范围"), max_length=10, choices=SharedBy.choices())
    building = models.ForeignKey(
        Building, models.PROTECT, null=True, blank=True, related_name="common_parts"
    )
    entrance = models.ForeignKey(
        Entrance, models.PROTECT, null=True, blank=True, related_name="common_parts"
    )
    premises = models.ManyToManyField(
        Premises, through="CommonPartShare", related_name="common_parts"
    )
    area = models.PositiveIntegerField(_("面积 0.01㎡"), null=True, blank=True)
    ended_on = models.DateField(_("注销日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("共有部分")
        verbose_name_plural = _("共有部分")
        ordering = ["estate", "sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["estate", "building", "entrance", "name"],
                condition=STANDING,
                name="common_part_once_a_place",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(area=None) | models.Q(area__gt=0),
                name="common_part_area_is_unknown_or_some",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    shared_by__in=[SharedBy.ESTATE.value, SharedBy.LISTED.value],
                    building__isnull=True,
                    entrance__isnull=True,
                )
                | models.Q(
                    shared_by=SharedBy.BUILDING.value,
                    building__isnull=False,
                    entrance__isnull=True,
                )
                | models.Q(
                    shared_by=SharedBy.ENTRANCE.value,
                    building__isnull=False,
                    entrance__isnull=False,
                ),
                name="common_part_names_its_sharers",
            ),
            known("kind", CommonPartKind, "common_part_kind_is_known"),
            codes_agree("common_part_codes_agree"),
        ]

    def __str__(self) -> str:
        return self.name


class CommonPartShare(models.Model):
    """One of the premises that share a common part listed door by door."""

    part = models.ForeignKey(CommonPart, models.CASCADE, related_name="shares")
    shared_by = models.CharField(max_length=10, default=SharedBy.LISTED, editable=False)
    premises = models.ForeignKey(Premises, models.PROTECT, related_name="shares")

    class Meta:
        verbose_name = _("共有人房屋")
        verbose_name_plural = _("共有人房屋")
        constraints = [
            models.UniqueConstraint(fields=["part", "premises"], name="premises_share_once"),
            models.CheckConstraint(
                condition=models.Q(shared_by=SharedBy.LISTED.value),
                name="only_a_listed_part_has_shares",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part_id}→{self.premises_id}"
