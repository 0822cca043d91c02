"""Where a request comes from, as far as it can be known."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "unknown"
DEVICES = (
    ("MicroMessenger", "微信"),
    ("HarmonyOS", "鸿蒙手机"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "安卓手机"),
    ("Windows", "Windows 电脑"),
    ("Macintosh", "Mac 电脑"),
    ("Linux", "Linux 电脑"),
)


def client_address(request: HttpRequest) -> str:
    """GONGZHI_PROXIES: how many proxies of ours stand before the server; 0 believes none."""
    proxies = int(getattr(settings, "GONGZHI_PROXIES", 0))
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(told) >= proxies:
        return _valid(told[-proxies])
    return _valid(request.META.get("REMOTE_ADDR", ""))


def masked_address(address: str) -> str:
    """Enough for a person to know it again: the first half."""
    if "." in address:
        return ".".join([*address.split(".")[:2], "*", "*"])
    return ":".join([*address.split(":")[:2], "*"]) if ":" in address else address


def device_of(request: HttpRequest) -> str:
    agent = request.headers.get("User-Agent", "")
    return next((name for sign, name in DEVICES if sign in agent), "其他设备")


def _valid(text: str) -> str:
    """IPv6 by its /64, which one subscriber holds whole."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return UNKNOWN
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False).network_address)
    return str(address)
