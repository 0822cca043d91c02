"""Three separated administrators: 系统, 安全 and 审计 are never one person.

GB/T 22239 asks for it. It is looked at where a post is given (parties call `require`), and again
each time an actor is built: whoever holds two of the three nevertheless is given none.
"""

from collections.abc import Iterable

from gongzhi.kernel.errors import RuleBroken

ADMINISTRATORS = {"system": "系统管理员", "security": "安全管理员", "audit": "审计管理员"}
CLAUSE = "GB/T 22239-2019 安全管理中心"


def offices(powers: Iterable[str]) -> frozenset[str]:
    """Which of the three administrators these powers belong to."""
    return frozenset(power.partition(".")[0] for power in powers) & ADMINISTRATORS.keys()


def require(posts: Iterable[Iterable[str]]) -> None:
    """One person's powers, post by post."""
    held = frozenset[str]().union(*map(offices, posts))
    if len(held) > 1:
        names = "、".join(ADMINISTRATORS[office] for office in sorted(held))
        raise RuleBroken(f"{names}须由不同的人担任，请改任其中一项", clause=CLAUSE)


def kept(powers: frozenset[str], all_powers: Iterable[str]) -> frozenset[str]:
    """The powers of one post, without any administrator's where the person holds two offices."""
    if len(offices(all_powers)) < 2:
        return powers
    return frozenset(p for p in powers if p.partition(".")[0] not in ADMINISTRATORS)
