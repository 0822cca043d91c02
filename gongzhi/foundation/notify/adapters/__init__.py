"""Ways out of the house. Each sends one message and can be asked about it by our message id."""

from gongzhi.foundation.notify.adapters.outcomes import (
    Adapter,
    Answered,
    Asked,
    Delivered,
    NotFound,
    Refused,
    Sent,
    Unclear,
    Unknown,
    Unreached,
)
from gongzhi.foundation.notify.adapters.registry import adapter_for

__all__ = [
    "Adapter",
    "Answered",
    "Asked",
    "Delivered",
    "NotFound",
    "Refused",
    "Sent",
    "Unclear",
    "Unknown",
    "Unreached",
    "adapter_for",
]
