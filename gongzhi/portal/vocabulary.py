"""Powers over the pages that belong to no single context."""

from gongzhi.kernel.terms import Term


class Power(Term):
    WALL = "portal.wall", "查看大屏"
