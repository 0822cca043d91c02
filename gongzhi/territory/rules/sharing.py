"""共有部分: who shares it (民法典 第二百七十一条、第二百七十四条)."""

from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.vocabulary import SharedBy


def require_sharers(
    shared: SharedBy, *, has_building: bool, has_entrance: bool, premises: int
) -> None:
    """The place and the list that fit the circle of sharers, nothing besides."""
    wants_building = shared in {SharedBy.BUILDING, SharedBy.ENTRANCE}
    if wants_building and not has_building:
        raise RuleBroken(f"“{shared.label}”要选楼栋", field="building")
    if shared is SharedBy.ENTRANCE and not has_entrance:
        raise RuleBroken("“一个单元共有”要选单元", field="entrance")
    if not wants_building and has_building:
        raise RuleBroken(f"“{shared.label}”不写楼栋", field="building")
    if shared is not SharedBy.ENTRANCE and has_entrance:
        raise RuleBroken(f"“{shared.label}”不写单元", field="entrance")
    if shared is SharedBy.LISTED and premises < 2:
        raise RuleBroken("写明至少两户，如“1栋1单元101、1栋1单元102”", field="premises")
    if shared is not SharedBy.LISTED and premises:
        raise RuleBroken(f"“{shared.label}”不列房号", field="premises")
