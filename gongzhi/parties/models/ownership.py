from fractions import Fraction

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.privacy.fields import EncryptedText
from gongzhi.parties.models.organisation import Organisation
from gongzhi.parties.models.person import Person
from gongzhi.parties.vocabulary import Sharing, StayKind, StayState


class Ownership(models.Model):
    """产权: who owns a premises, as the register says. Not the same as living there."""

    county_code = models.CharField(max_length=6, blank=True)
    region_code = models.CharField(max_length=12, blank=True)
    premises = models.ForeignKey("territory.Premises", models.PROTECT, related_name="ownerships")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="ownerships"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="ownerships"
    )
    sharing = models.CharField(
        _("共有方式"), max_length=10, choices=Sharing.choices(), default=Sharing.SOLE
    )
    share_numerator = models.PositiveBigIntegerField(_("份额分子"), null=True, blank=True)
    share_denominator = models.PositiveBigIntegerField(_("份额分母"), null=True, blank=True)
    is_developer_held = models.BooleanField(_("建设单位持有"), default=False)
    is_representative = models.BooleanField(_("共有人代表"), default=False)
    since_on = models.DateField(_("起"), null=True, blank=True)
    until_on = models.DateField(_("止"), null=True, blank=True)
    basis = models.CharField(_("依据"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("产权")
        verbose_name_plural = _("产权")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) ^ models.Q(organisation__isnull=False),
                name="owner_is_a_person_or_an_organisation",
            ),
            models.UniqueConstraint(
                fields=["premises"],
                condition=models.Q(is_representative=True, until_on__isnull=True),
                name="one_representative_a_premises",
            ),
            models.CheckConstraint(
                condition=models.Q(until_on=None)
                | models.Q(since_on=None)
                | models.Q(until_on__gte=models.F("since_on")),
                name="ownership_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["premises", "person"],
                condition=Q(until_on=None, person__isnull=False),
                name="one_person_owns_a_premises_once",
            ),
            models.UniqueConstraint(
                fields=["premises", "organisation"],
                condition=Q(until_on=None, organisation__isnull=False),
                name="one_organisation_owns_a_premises_once",
            ),
            models.CheckConstraint(
                condition=Q(is_developer_held=False) | Q(organisation__isnull=False),
                name="a_developer_is_an_organisation",
            ),
            models.CheckConstraint(
                condition=Q(share_numerator=None, share_denominator=None)
                | Q(
                    sharing=Sharing.BY_SHARES,
                    share_numerator__gt=0,
                    share_denominator__gte=F("share_numerator"),
                ),
                name="a_share_is_a_part_of_the_whole",
            ),
        ]
        indexes = [models.Index(fields=["region_code"], name="ownership_of_a_region")]

    def __str__(self) -> str:
        return f"{self.premises_id}"

    @property
    def share(self) -> Fraction | None:
        if self.share_numerator is None or self.share_denominator is None:
            return None
        return Fraction(self.share_numerator, self.share_denominator)


class Residency(models.Model):
    """A resident's claim to a premises, and what became of it. Being verified as an owner rests
    on an Ownership; tenants and family are residents, never owners."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="residencies")
    estate = models.ForeignKey("territory.Estate", models.PROTECT, related_name="residencies")
    premises = models.ForeignKey(
        "territory.Premises", models.PROTECT, null=True, blank=True, related_name="residencies"
    )
    kind = models.CharField(_("身份"), max_length=8, choices=StayKind.choices())
    name = EncryptedText(_("登记时写的姓名"), purpose="residency.name")
    """As typed with this claim; it is what is verified, and the person's name once it is."""
    state = models.CharField(
        _("核验"), max_length=10, choices=StayState.choices(), default=StayState.CLAIMED
    )
    claimed_at = models.DateTimeField(_("申请时间"))
    decided_at = models.DateTimeField(_("核验时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("居住关系")
        verbose_name_plural = _("居住关系")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "estate", "premises"],
                name="one_claim_a_premises",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in StayKind]),
                name="residency_kind_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state=StayState.CLAIMED, decided_at=None)
                | models.Q(
                    state__in=[
                        StayState.VERIFIED,
                        StayState.REFUSED,
                        StayState.WITHDRAWN,
                        StayState.ENDED,
                    ],
                    decided_at__isnull=False,
                ),
                name="residency_is_decided_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}@{self.estate_id}"
