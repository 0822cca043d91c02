"""Tables of duties and of the working calendar."""

from gongzhi.foundation.duties.models.calendar import CalendarDay, CalendarVersion, CalendarYear
from gongzhi.foundation.duties.models.duty import STANDING, Duty, Extension, Pause

__all__ = [
    "STANDING",
    "CalendarDay",
    "CalendarVersion",
    "CalendarYear",
    "Duty",
    "Extension",
    "Pause",
]
