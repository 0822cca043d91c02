from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.database.positions import whole_position
from gongzhi.territory.models.region import Region
from gongzhi.territory.models.standing import STANDING, codes_agree, known, succeeded
from gongzhi.territory.rules.size import is_very_large
from gongzhi.territory.rules.unit_numbers import SHAPE
from gongzhi.territory.vocabulary import GovernanceMode, PremisesUse, ServiceMode


class Estate(models.Model):
    """小区: a 物业管理区域 inside one community."""

    county_code = models.CharField(max_length=6)
    region_code = models.CharField(_("社区代码"), max_length=12, db_index=True)
    region = models.ForeignKey(Region, models.PROTECT, related_name="estates")
    code = models.CharField(_("小区编号"), max_length=20, unique=True)
    name = models.CharField(_("小区名称"), max_length=60)
    sort_key = models.CharField(max_length=200, db_index=True)
    address = models.CharField(_("地址"), max_length=120, blank=True)
    governance = models.CharField(
        _("治理模式"),
        max_length=20,
        choices=GovernanceMode.choices(),
        default=GovernanceMode.TRADITIONAL,
    )
    service = models.CharField(
        _("物业服务"), max_length=20, choices=ServiceMode.choices(), default=ServiceMode.COMPANY
    )
    population = models.PositiveIntegerField(_("居住人口"), null=True, blank=True)
    built_on = models.DateField(_("建成日期"), null=True, blank=True)
    latitude = models.FloatField(_("纬度 WGS-84"), null=True, blank=True)
    longitude = models.FloatField(_("经度 WGS-84"), null=True, blank=True)
    ended_on = models.DateField(_("注销日期"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged"
    )

    class Meta:
        verbose_name = _("小区")
        verbose_name_plural = _("小区")
        constraints = [
            models.UniqueConstraint(
                fields=["region", "name"],
                condition=STANDING,
                name="estate_name_once_a_community",
            ),
            whole_position("estate_position_is_whole"),
            known("governance", GovernanceMode, "estate_governance_is_known"),
            known("service", ServiceMode, "estate_service_is_known"),
            codes_agree("estate_codes_agree"),
            succeeded("estate_merged_has_ended"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_very_large(self) -> bool:
        return is_very_large(self.population)


class Building(models.Model):
    estate = models.ForeignKey(Estate, models.PROTECT, related_name="buildings")
    name = models.CharField(_("楼栋"), max_length=30)
    sort_key = models.CharField(max_length=200)
    floors = models.PositiveSmallIntegerField(_("层数"), null=True, blank=True)
    ended_on = models.DateField(_("注销日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("楼栋")
        verbose_name_plural = _("楼栋")
        ordering = ["estate", "sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["estate", "name"], condition=STANDING, name="building_once_an_estate"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Entrance(models.Model):
    """单元."""

    building = models.ForeignKey(Building, models.PROTECT, related_name="entrances")
    name = models.CharField(_("单元"), max_length=30)
    sort_key = models.CharField(max_length=200)
    ended_on = models.DateField(_("注销日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("单元")
        verbose_name_plural = _("单元")
        ordering = ["building", "sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["building", "name"], condition=STANDING, name="entrance_once_a_building"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Premises(models.Model):
    """专有部分. Areas in 0.01 m², one column a source (法释〔2020〕17号 第八条)."""

    county_code = models.CharField(max_length=6)
    region_code = models.CharField(max_length=12)
    estate = models.ForeignKey(Estate, models.PROTECT, related_name="premises")
    building = models.ForeignKey(Building, models.PROTECT, related_name="premises")
    entrance = models.ForeignKey(
        Entrance, models.PROTECT, null=True, blank=True, related_name="premises"
    )
    name = models.CharField(_("房号"), max_length=30)
    sort_key = models.CharField(max_length=200)
    use = models.CharField(
        _("用途"), max_length=12, choices=PremisesUse.choices(), default=PremisesUse.DWELLING
    )
    registered_area = models.PositiveIntegerField(_("登记面积 0.01㎡"), null=True, blank=True)
    surveyed_area = models.PositiveIntegerField(_("实测面积 0.01㎡"), null=True, blank=True)
    contract_area = models.PositiveIntegerField(_("合同面积 0.01㎡"), null=True, blank=True)
    unit_number = models.CharField(_("不动产单元号"), max_length=28, blank=True)
    delivered_on = models.DateField(_("交付日期"), null=True, blank=True)
    ended_on = models.DateField(_("注销日期"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged"
    )

    class Meta:
        verbose_name = _("专有部分")
        verbose_name_plural = _("专有部分")
        ordering = ["building", "sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["building", "entrance", "name"],
                condition=STANDING,
                name="premises_once_an_entrance",
                nulls_distinct=False,
            ),
            models.UniqueConstraint(
                fields=["unit_number"],
                condition=STANDING & ~models.Q(unit_number=""),
                name="unit_number_once",
            ),
            models.CheckConstraint(
                condition=models.Q(unit_number="") | models.Q(unit_number__regex=f"^{SHAPE}$"),
                name="unit_number_has_its_shape",
            ),
            known("use", PremisesUse, "premises_use_is_known"),
            codes_agree("premises_codes_agree"),
            succeeded("premises_merged_has_ended"),
            *(
                models.CheckConstraint(
                    condition=models.Q((column, None)) | models.Q((f"{column}__gt", 0)),
                    name=f"{column}_is_unknown_or_some",
                )
                for column in ("registered_area", "surveyed_area", "contract_area")
            ),
        ]
        indexes = [models.Index(fields=["estate", "sort_key"], name="premises_in_order")]

    def __str__(self) -> str:
        return self.name
