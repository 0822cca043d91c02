"""/api/v1/documents."""

from gongzhi.foundation.documents.api.reading import router

__all__ = ["router"]
