"""Which adapter stands behind a channel: by settings; in a demonstration the demonstration's.

GONGZHI_NOTIFY = {
  "sms": {"send_url", "ask_url", "token", "signature"},
  "email": {"sender", "host"},
  "wechat": {"base", "appid", "secret", "templates": {code: {"id", "fields": {"thing1": "title"}}}},
  "wecom": {"base", "corpid", "secret", "agent"},
}
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings

from gongzhi.foundation.notify.adapters.demonstration import Demonstration
from gongzhi.foundation.notify.adapters.email import Mail
from gongzhi.foundation.notify.adapters.outcomes import Adapter
from gongzhi.foundation.notify.adapters.sms import SmsGateway
from gongzhi.foundation.notify.adapters.tencent import Subscription, Token, WeChat, WeCom
from gongzhi.foundation.notify.vocabulary import Channel

_replaced: dict[Channel, Adapter] = {}


def adapter_for(channel: Channel) -> Adapter | None:
    """None where the channel has not been set up."""
    if channel in _replaced:
        return _replaced[channel]
    told = getattr(settings, "GONGZHI_NOTIFY", {}).get(channel.value)
    if told:
        return _made(channel, _frozen(told))
    return Demonstration(channel=channel) if settings.DEMONSTRATION else None


def replace(channel: Channel, adapter: Adapter | None) -> None:
    """Another way out for a channel, from apps.ready() or a test; None takes it back."""
    if adapter is None:
        _replaced.pop(channel, None)
    else:
        _replaced[channel] = adapter


def _frozen(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, Mapping):
        return tuple(sorted((key, _frozen(each)) for key, each in value.items()))
    return value


@lru_cache(maxsize=16)
def _made(channel: Channel, told: tuple[tuple[str, Any], ...]) -> Adapter:
    """Made once for the same settings, so that access tokens are kept."""
    options = dict(told)
    if channel is Channel.SMS:
        return SmsGateway(**options)
    if channel is Channel.EMAIL:
        return Mail(**options)
    return _wechat(options) if channel is Channel.WECHAT else _wecom(options)


def _wechat(options: Mapping[str, Any]) -> WeChat:
    query = {
        "grant_type": "client_credential",
        "appid": options["appid"],
        "secret": options["secret"],
    }
    subscriptions = {
        code: Subscription(template_id=dict(told)["id"], fields=dict(dict(told)["fields"]))
        for code, told in options.get("templates", ())
    }
    token = Token(f"{options['base']}/cgi-bin/token", query)
    return WeChat(base=options["base"], token=token, subscriptions=subscriptions)


def _wecom(options: Mapping[str, Any]) -> WeCom:
    query = {"corpid": options["corpid"], "corpsecret": options["secret"]}
    token = Token(f"{options['base']}/cgi-bin/gettoken", query)
    return WeCom(base=options["base"], token=token, agent=int(options["agent"]))
