"""/api/v1/organisations."""

from gongzhi.parties.api.organisations import router as organisations

__all__ = ["organisations"]
