"""The two years the tests count in, as the State Council arranged them."""

from datetime import date, datetime, timedelta

from gongzhi.kernel.calendar import SHANGHAI, Calendar


def days(*spans):
    found = set()
    for first, last in spans:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
        found |= {start + timedelta(days=n) for n in range((end - start).days + 1)}
    return frozenset(found)


def each(*texts):
    return frozenset(date.fromisoformat(text) for text in texts)


CALENDAR = Calendar(
    holidays=days(
        ("2025-01-01", "2025-01-01"),
        ("2025-01-28", "2025-02-04"),
        ("2025-04-04", "2025-04-06"),
        ("2025-05-01", "2025-05-05"),
        ("2025-05-31", "2025-06-02"),
        ("2025-10-01", "2025-10-08"),
        ("2026-01-01", "2026-01-03"),
        ("2026-02-15", "2026-02-23"),
        ("2026-04-04", "2026-04-06"),
        ("2026-05-01", "2026-05-05"),
        ("2026-06-19", "2026-06-21"),
        ("2026-09-25", "2026-09-27"),
        ("2026-10-01", "2026-10-07"),
    ),
    workdays=each(
        "2025-01-26",
        "2025-02-08",
        "2025-04-27",
        "2025-09-28",
        "2025-10-11",
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    ),
    years=frozenset({2025, 2026}),
)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)
