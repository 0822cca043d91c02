"""Which of the staff's faces signing in leads to."""

DESK, FIELD = "/desk/", "/w/"
HOMES = {"desk": DESK, "field": FIELD}


def home(face: str, *, on_a_phone: bool) -> str:
    """By what the post says; where it says nothing, by the device."""
    return HOMES.get(face) or (FIELD if on_a_phone else DESK)


def onto(asked: str, usual: str) -> str:
    """The page asked for; a face's bare first page says only that one came in at its door."""
    return usual if asked in {"", "/", DESK} else asked
