"""Law and local practice as dated data with a clause, and the levels that may set them."""

from gongzhi.foundation.rulebook.reading import definition, history, layers, require, value
from gongzhi.foundation.rulebook.rules.resolving import Value

__all__ = ["Value", "definition", "history", "layers", "require", "value"]
