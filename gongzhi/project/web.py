"""The web server: granian around wsgi.py. Django is loaded by its workers, not here."""

import os
import sys
from argparse import Namespace

from granian import Granian
from granian.constants import Interfaces

from gongzhi.project.bootstrap import assets, programs
from gongzhi.project.bootstrap.layout import Layout

WORKERS = int(os.environ.get("GONGZHI_WEB_WORKERS", "2"))
THREADS = int(os.environ.get("GONGZHI_WEB_THREADS", "4"))


def run(arguments: Namespace) -> int:
    """Until told to stop. A worker that dies is replaced."""
    if os.environ.get("GONGZHI_MODE") == "production" and not fit():
        return 1
    assets.collect(Layout.here(), os.environ)
    Granian(
        "gongzhi.project.wsgi:application",
        address=arguments.host,
        port=arguments.port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=1,
        workers_kill_timeout=5,
    ).serve()
    return 0


def fit() -> bool:
    """Asked of a process of its own, with this one's environment."""
    command = [sys.executable, "-m", "gongzhi.project.commandline", "check"]
    environment = {"GONGZHI_RUN": "check", **os.environ}
    return programs.run(command, cwd=Layout.here().root, env=environment).returncode == 0
