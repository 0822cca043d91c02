"""What the database itself refuses."""

import pytest
from django.db import IntegrityError, transaction

from gongzhi.kernel.errors import RuleBroken


def refused(change):
    """The name of the constraint that stands against it."""
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        change()
    return broken.value.__cause__.diag.constraint_name


def refused_words(act):
    """The field and the words of a rule that refuses it."""
    with pytest.raises(RuleBroken) as broken:
        act()
    return broken.value.field, broken.value.message
