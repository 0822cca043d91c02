"""Floor areas in integers of 0.01 m²; compared by multiplying, never by dividing."""

from gongzhi.kernel import hundredths

WORDS = hundredths.Words("面积", "100.25")
UNITS = "m2|平方米|平米|平方"


def parse(text: str, *, field: str = "area") -> int:
    """100.25 → 10025."""
    return hundredths.parse(text, UNITS, WORDS, field=field)


def show(area: int) -> str:
    """10025 → 100.25."""
    return hundredths.show(area)
