"""共治 Gongzhi: a residential community and its street govern together."""

__version__ = "0.1.0"
