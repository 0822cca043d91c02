"""The clock of Shanghai for a queue that counts in UTC."""

AHEAD = 8
HOUR, DAYS = 1, slice(2, 5)


def in_utc(cron: str) -> str:
    """The same moments, eight hours earlier by name. Shanghai has no summer time.

    Refused where the day would change under a rule that names days.
    """
    fields = cron.split()
    if len(fields) != 5:
        raise ValueError(f"a cron line has five fields: {cron!r}")
    if fields[HOUR].startswith("*"):
        return cron
    hours = [int(hour) for hour in fields[HOUR].split(",")]
    if min(hours) < AHEAD and fields[DAYS] != ["*"] * 3:
        raise ValueError(f"before 08:00 the day cannot be named: {cron!r}")
    fields[HOUR] = ",".join(str((hour - AHEAD) % 24) for hour in hours)
    return " ".join(fields)
