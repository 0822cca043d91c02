"""Asks the web server whether it serves."""

import http.client
import os

from gongzhi.project.bootstrap import ports

PATH = "/healthz"


def healthy(host: str, port: int) -> bool:
    return status(host, port) == http.HTTPStatus.OK


def answers(host: str, port: int) -> bool:
    """Even if only to say that the database is away: that is no fault of its own."""
    return status(host, port, timeout=5) is not None


def status(host: str, port: int, timeout: float = 3) -> int | None:
    target = ports.LOOPBACK if host in ports.EVERYWHERE else host
    connection = http.client.HTTPConnection(target, port, timeout=timeout)
    try:
        connection.request("GET", PATH, headers={"Host": host_name(target)})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def host_name(fallback: str) -> str:
    """One the site answers to."""
    names = [name.strip() for name in os.environ.get("GONGZHI_HOSTS", "").split(",")]
    usable = [name for name in names if name and "*" not in name]
    return usable[0].lstrip(".") if usable else fallback
