"""超大小区 (MISSION A7): more than ten thousand people."""

VERY_LARGE_ABOVE = 10_000


def is_very_large(population: int | None) -> bool:
    return population is not None and population > VERY_LARGE_ABOVE
