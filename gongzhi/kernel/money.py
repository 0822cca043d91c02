"""Money in 分."""

from gongzhi.kernel import hundredths

WORDS = hundredths.Words("金额", "1200.50")
UNITS = "元|¥|人民币|rmb"


def parse(text: str, *, field: str = "money") -> int:
    """12.5 → 1250."""
    return hundredths.parse(text, UNITS, WORDS, field=field)


def show(fen: int) -> str:
    """123456789 → 1,234,567.89."""
    return hundredths.show(fen, grouped=True)
