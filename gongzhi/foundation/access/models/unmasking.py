"""Permission, with a recorded reason, to see one masked datum for a few minutes."""

from django.db import models

from gongzhi.foundation.access.vocabulary import UnmaskField, UnmaskReason


class Unmasking(models.Model):
    account = models.BigIntegerField()
    appointment = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=40)
    thing = models.BigIntegerField()
    field = models.CharField(max_length=40)
    reason = models.CharField(max_length=20, choices=UnmaskReason.choices())
    at = models.DateTimeField()
    until_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["account", "kind", "thing", "field"], name="unmasking_by_thing")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_at__gt=models.F("at")),
                name="unmasking_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(reason__in=[reason.value for reason in UnmaskReason]),
                name="unmasking_has_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(field__in=[field.value for field in UnmaskField]),
                name="unmasking_names_its_field",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.thing} {self.field}"
