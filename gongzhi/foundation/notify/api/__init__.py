"""/api/v1/messages: one's own inbox."""

from gongzhi.foundation.notify.api.inbox import router

__all__ = ["router"]
