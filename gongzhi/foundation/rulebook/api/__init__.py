"""/api/v1/rules: the same values and acts as the pages."""

from gongzhi.foundation.rulebook.api.entering import router as entering
from gongzhi.foundation.rulebook.api.reading import router as reading

__all__ = ["entering", "reading"]
