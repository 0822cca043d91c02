"""How alike two Chinese short texts are, and finding a text by its words."""

from gongzhi.foundation.similarity.likeness import most_alike, score

__all__ = ["most_alike", "score"]
