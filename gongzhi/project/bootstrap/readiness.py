"""Asks the web server whether it serves."""

import http.client
import os

from gongzhi.project.bootstrap import ports

PATH = "/healthz"


def healthy(host: str, port: int, timeout: float = 3) -> bool:
    target = ports.LOOPBACK if host in ports.EVERYWHERE else host
    connection = http.client.HTTPConnection(target, port, timeout=timeout)
    try:
        connection.request("GET", PATH, headers={"Host": host_name(target)})
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def host_name(fallback: str) -> str:
    """One the site answers to."""
    names = [name.strip() for name in os.environ.get("GONGZHI_HOSTS", "").split(",")]
    usable = [name for name in names if name and "*" not in name]
    return usable[0].lstrip(".") if usable else fallback
