"""The way out: claimed, sent, marked; asked after in doubt; put before a person."""

from gongzhi.foundation.notify.dispatch.clearing import clear_up
from gongzhi.foundation.notify.dispatch.sending import send_due

__all__ = ["clear_up", "send_due"]
