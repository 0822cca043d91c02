"""/api/v1/duties: one's own 待办, by due time."""

from gongzhi.foundation.duties.api.reading import router

__all__ = ["router"]
