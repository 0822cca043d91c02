"""交叉任职: several offices of one person are several appointments, and shown as such."""

from collections.abc import Iterable

FOUR_OFFICES = frozenset(
    {
        "branch_secretary",
        "environment_director",
        "committees_president",
        "companies_president",
    }
)
"""四职合一 (A15): 小区治理党支部书记, 环物委主任, and president of both associations."""
FEWEST = 2


def crossing(posts: Iterable[str]) -> str:
    """What several offices held at once are called; "" for one alone."""
    held = list(posts)
    if set(held) >= FOUR_OFFICES:
        return "四职合一"
    return f"交叉任职 {len(held)} 项" if len(held) >= FEWEST else ""
