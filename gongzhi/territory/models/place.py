from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.territory.models.estate import Building, Entrance, Estate
from gongzhi.territory.models.standing import STANDING, known
from gongzhi.territory.rules.tokens import new_token
from gongzhi.territory.vocabulary import FacilityKind


class Facility(models.Model):
    """设施: a lift, a fire point, a car park, a gate."""

    estate = models.ForeignKey(Estate, models.PROTECT, related_name="facilities")
    building = models.ForeignKey(
        Building, models.PROTECT, null=True, blank=True, related_name="facilities"
    )
    entrance = models.ForeignKey(
        Entrance, models.PROTECT, null=True, blank=True, related_name="facilities"
    )
    kind = models.CharField(_("类型"), max_length=16, choices=FacilityKind.choices())
    name = models.CharField(_("名称"), max_length=40)
    sort_key = models.CharField(max_length=200)
    ended_on = models.DateField(_("拆除日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("设施")
        verbose_name_plural = _("设施")
        ordering = ["estate", "sort_key"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(entrance__isnull=True) | models.Q(building__isnull=False),
                name="facility_of_an_entrance_names_its_building",
            ),
            models.UniqueConstraint(
                fields=["estate", "building", "entrance", "name"],
                condition=STANDING,
                name="facility_once_a_place",
                nulls_distinct=False,
            ),
            known("kind", FacilityKind, "facility_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


class PlaceCode(models.Model):
    """A printed QR code: a token for one estate, building, entrance or facility.

    The token shows that one stood there, so it is drawn at random and never counted up. The
    deepest of the four that is set is the place. A retired code still answers, by saying so.
    """

    token = models.CharField(_("码值"), max_length=24, unique=True, default=new_token)
    estate = models.ForeignKey(Estate, models.PROTECT, related_name="codes")
    building = models.ForeignKey(Building, models.PROTECT, null=True, blank=True)
    entrance = models.ForeignKey(Entrance, models.PROTECT, null=True, blank=True)
    facility = models.ForeignKey(
        Facility, models.PROTECT, null=True, blank=True, related_name="codes"
    )
    retired_at = models.DateTimeField(_("停用时间"), null=True, blank=True)
    retired_because = models.CharField(_("停用原因"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("位置码")
        verbose_name_plural = _("位置码")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(entrance__isnull=True) | models.Q(building__isnull=False),
                name="code_of_an_entrance_names_its_building",
            ),
            models.CheckConstraint(
                condition=models.Q(retired_because="") | models.Q(retired_at__isnull=False),
                name="only_a_retired_code_says_why",
            ),
            models.UniqueConstraint(
                fields=["estate", "building", "entrance", "facility"],
                condition=models.Q(retired_at__isnull=True),
                name="one_code_in_use_a_place",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return self.token
