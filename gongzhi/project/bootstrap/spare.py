"""A database server for tests and measures, made for one run and thrown away after it."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import quote

from gongzhi.project.bootstrap import lodging, ports
from gongzhi.project.bootstrap.cluster import SUPERUSER, Cluster
from gongzhi.project.bootstrap.console import Halt
from gongzhi.project.bootstrap.keys import Keys
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.bootstrap.locks import Lock


@contextmanager
def spare_server(layout: Layout, name: str, settings: Mapping[str, str]) -> Iterator[str]:
    """The address of its superuser. One run of each name at a time."""
    lock = Lock(layout.run / f"{name}.lock")
    if not lock.take(wait=False):
        raise Halt("这份代码的另一次测试或测量正在运行。")
    with lock:
        home = lodging.find(layout, f"{name}-postgres")
        cluster = Cluster(home, settings)
        cluster.stop()
        shutil.rmtree(home.data, ignore_errors=True)
        password = Keys(layout).passwords()["superuser"]
        try:
            cluster.create(password)
            cluster.start()
            place = f"{ports.LOOPBACK}:{cluster.port}"
            yield f"postgresql://{SUPERUSER}:{quote(password)}@{place}/postgres"
        finally:
            cluster.stop()
            shutil.rmtree(home.data, ignore_errors=True)
