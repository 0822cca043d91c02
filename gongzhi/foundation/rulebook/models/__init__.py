"""Values entered by people, and the stamp by which every process notices a change."""

from gongzhi.foundation.rulebook.models.edition import Edition
from gongzhi.foundation.rulebook.models.override import Override

__all__ = ["Edition", "Override"]
