"""What tables of territory have in common: nothing is deleted, what ends says when."""

from django.db import models

from gongzhi.kernel.terms import Term

STANDING = models.Q(ended_on__isnull=True)


def known(column: str, words: type[Term], name: str) -> models.CheckConstraint:
    """A code of the vocabulary and nothing else."""
    codes = [word.value for word in words]
    return models.CheckConstraint(condition=models.Q((f"{column}__in", codes)), name=name)


def codes_agree(name: str) -> models.CheckConstraint:
    """The county is the beginning of the region."""
    whole = models.Q(region_code__regex="^[0-9]{12}$")
    begins = models.Q(region_code__startswith=models.F("county_code"))
    return models.CheckConstraint(
        condition=whole & begins & models.Q(county_code__regex="^[0-9]{6}$"), name=name
    )


def succeeded(name: str) -> models.CheckConstraint:
    """What was merged into another has ended, and not into itself."""
    alone = models.Q(merged_into__isnull=True)
    merged = ~STANDING & ~models.Q(merged_into=models.F("id"))
    return models.CheckConstraint(condition=alone | merged, name=name)
