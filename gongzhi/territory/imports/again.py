"""A sheet imported once more: what is there already and the same is left alone."""

from collections.abc import Callable

from gongzhi.territory.commands.keeping import Unchanged

BY_SHEET = "成批导入"


def if_changed(correct: Callable[[], object]) -> None:
    try:
        correct()
    except Unchanged:
        return
