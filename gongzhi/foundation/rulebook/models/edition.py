from uuid import uuid4

from django.db import models


class Editions(models.Manager["Edition"]):
    def stamp(self) -> str:
        found = self.values_list("stamp", flat=True).first()
        return str(found) if found else ""

    def change(self) -> None:
        """A new stamp, never a count: a count rolled back would come again with other contents."""
        self.update_or_create(pk=1, defaults={"stamp": uuid4()})


class Edition(models.Model):
    """One row: it changes whenever an entered value takes or loses effect."""

    stamp = models.UUIDField(default=uuid4)

    objects = Editions()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="rulebook_one_edition"),
        ]

    def __str__(self) -> str:
        return str(self.stamp)
