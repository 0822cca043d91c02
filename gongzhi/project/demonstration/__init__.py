"""The demonstration: three invented streets with something going on in each."""

from gongzhi.project.demonstration.loading import accounts, load

__all__ = ["accounts", "load"]
