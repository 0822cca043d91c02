from django.db import models

from gongzhi.foundation.database.stamps import Stamped


class Edition(Stamped):
    """One row: it changes whenever an entered value takes or loses effect."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="rulebook_one_edition"),
        ]
