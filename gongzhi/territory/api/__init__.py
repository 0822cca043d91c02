"""/api/v1/estates and /api/v1/places."""

from gongzhi.territory.api.estates import router as estates
from gongzhi.territory.api.places import router as places

__all__ = ["estates", "places"]
