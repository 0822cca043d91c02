"""The demonstration is public down to its codes and passwords, and stays where it harms nobody."""

import pytest

from gongzhi.project import demonstration
from gongzhi.project.bootstrap.console import Halt
from gongzhi.territory.models import PlaceCode


def test_it_is_not_loaded_where_the_work_is_real(db, settings):
    settings.DEMONSTRATION = False
    with pytest.raises(Halt, match="正式模式不载入演示数据"):
        demonstration.load(print)
    assert PlaceCode.objects.exists() is False
