"""How often homes are claimed: every claim gives a clerk work and lets him see name and phone."""

from dataclasses import dataclass

from gongzhi.kernel.errors import RuleBroken

MOST_TIMES, MOST_HOMES = 3, 10
TOMORROW = "明天 0:00 起可以再登记"


@dataclass(frozen=True, kw_only=True)
class Brake:
    """The most of one person in a natural day: claims to one home, and homes claimed."""

    times: int
    homes: int


@dataclass(frozen=True, kw_only=True)
class Used:
    """Of today: how often this home was claimed already, and how many others were."""

    times: int
    others: int


def why_not_again(used: Used, brake: Brake) -> str:
    """ "" where one more claim is let through."""
    if used.times >= brake.times:
        return f"这套房今天已经登记过 {used.times} 次，{TOMORROW}"
    if used.others >= brake.homes:
        return f"今天已经登记过 {used.others} 套房，{TOMORROW}"
    return ""


def refuse_too_often(used: Used, brake: Brake) -> None:
    why = why_not_again(used, brake)
    if why:
        raise RuleBroken(why)
