"""What the database itself refuses."""

import pytest
from django.db import IntegrityError, transaction


def refused(change):
    """The name of the constraint that stands against it."""
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        change()
    return broken.value.__cause__.diag.constraint_name
