"""What all sample pages share."""

from datetime import datetime
from types import SimpleNamespace

from gongzhi.foundation.web.rules.moments import SHANGHAI
from gongzhi.foundation.web.values import Photo

NOW = datetime(2026, 11, 24, 10, 20, tzinfo=SHANGHAI)
thing = SimpleNamespace


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


def photo(name: str, alt: str, taken: datetime, note: str = "") -> Photo:
    address = f"/static/web/specimens/{name}.svg"
    return Photo(address, address, alt, note, taken)


LIFT_BEFORE = photo("lift-before", "修前：电梯门错位，门缝透光", at(21, 10, 42), "门缝两指宽")
LIFT_AFTER = photo("lift-after", "修后：门板对齐，已贴检修单", at(21, 16, 28))
LIFT_PANEL = photo("lift-panel", "轿厢操作面板停在 8 楼", at(21, 7, 50), "停在 8 楼")
GATE_BEFORE = photo("gate-before", "修前：门禁读卡器亮红叉", at(20, 9, 10))
GATE_AFTER = photo("gate-after", "修后：门禁读卡器亮绿勾", at(21, 15, 40))
