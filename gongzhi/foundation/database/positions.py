"""A position in a row, as two columns `latitude` and `longitude` in WGS-84 degrees."""

from django.db.models import CheckConstraint, Q


def whole_position(name: str) -> CheckConstraint:
    """Both or neither, and on this earth. A range alone would let half a position pass as NULL."""
    unknown = Q(latitude=None, longitude=None)
    known = Q(latitude__isnull=False, longitude__isnull=False)
    on_earth = Q(latitude__range=(-90, 90), longitude__range=(-180, 180))
    return CheckConstraint(condition=unknown | known & on_earth, name=name)
