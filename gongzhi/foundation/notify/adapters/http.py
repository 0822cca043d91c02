"""One JSON request over HTTP, and what its failure means for a message."""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

TIMEOUT = 10
_MOST = 1024 * 1024
_SCHEMES = ("https://", "http://")


class NeverReached(Exception):
    """No connection: the other side has seen nothing."""


class NoAnswer(Exception):
    """The request went out and no usable answer came back."""


@dataclass(frozen=True)
class Reply:
    status: int
    body: Mapping[str, Any]

    def text(self, name: str) -> str:
        return str(self.body.get(name, ""))


class _Stay(urllib.request.HTTPRedirectHandler):
    """A gateway that points elsewhere is not followed with a token in hand."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


_opener = urllib.request.build_opener(_Stay, urllib.request.ProxyHandler({}))


def post(url: str, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Reply:
    content = json.dumps(body, ensure_ascii=False).encode()
    return _reply(url, content, {"Content-Type": "application/json", **(headers or {})})


def get(url: str, query: Mapping[str, str], headers: Mapping[str, str] | None = None) -> Reply:
    return _reply(f"{url}?{urlencode(query)}", None, headers or {})


def _reply(url: str, content: bytes | None, headers: Mapping[str, str]) -> Reply:
    if not url.startswith(_SCHEMES):
        raise NeverReached("网关地址须以 http:// 或 https:// 开头")
    request = urllib.request.Request(url, data=content, headers=dict(headers))  # noqa: S310
    try:
        with _opener.open(request, timeout=TIMEOUT) as answer:
            return Reply(answer.status, _json(answer.read(_MOST)))
    except urllib.error.HTTPError as refused:
        with refused:
            return Reply(refused.code, _json(refused.read(_MOST)))
    except urllib.error.URLError as failed:
        raise _meaning(failed.reason) from failed
    except (OSError, ValueError) as failed:
        raise NoAnswer(type(failed).__name__) from failed


def _meaning(reason: object) -> Exception:
    """A timeout while connecting cannot be told from one while waiting: it counts as sent."""
    if isinstance(reason, OSError) and not isinstance(reason, TimeoutError | ConnectionResetError):
        return NeverReached(f"连不上网关（{type(reason).__name__}）")
    return NoAnswer(f"网关没有应答（{type(reason).__name__}）")


def _json(content: bytes) -> Mapping[str, Any]:
    try:
        body = json.loads(content or b"{}")
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
