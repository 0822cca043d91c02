"""The one-row tables editions are known by."""

from typing import Any
from uuid import uuid4

from django.db import models


class Stamps(models.Manager[Any]):
    def stamp(self) -> str:
        found = self.values_list("stamp", flat=True).first()
        return str(found) if found else ""

    def change(self) -> None:
        """A new stamp, never a count: a count rolled back would come again with other contents."""
        self.update_or_create(pk=1, defaults={"stamp": uuid4()})


class Stamped(models.Model):
    """One row, which each table holds itself to; its stamp changes with whatever it is of."""

    stamp = models.UUIDField(default=uuid4)

    objects = Stamps()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.stamp)
