"""Hours in which nobody's phone should ring."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Self

from gongzhi.kernel.calendar import SHANGHAI


@dataclass(frozen=True)
class QuietHours:
    """From `begins` to `ends` on China's clock, over midnight where it ends before it begins."""

    begins: time
    ends: time

    @classmethod
    def of(cls, begins: str, ends: str) -> Self:
        return cls(time.fromisoformat(begins), time.fromisoformat(ends))

    def covers(self, moment: datetime) -> bool:
        clock = moment.astimezone(SHANGHAI).time()
        if self.begins <= self.ends:
            return self.begins <= clock < self.ends
        return clock >= self.begins or clock < self.ends

    def first_after(self, moment: datetime) -> datetime:
        """The moment itself outside quiet hours, else their end."""
        if not self.covers(moment):
            return moment
        local = moment.astimezone(SHANGHAI)
        end = datetime.combine(local.date(), self.ends, SHANGHAI)
        return (end if end > local else end + timedelta(days=1)).astimezone(moment.tzinfo)
