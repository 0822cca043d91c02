"""The whole start, killed here and there: what it says, what heals, what is left."""

import os
import shutil
import signal
import socket
import tempfile
import time
from pathlib import Path

import pytest

from gongzhi.project.bootstrap import ports, processes
from tests.bootstrap.houses import House

pytestmark = [
    pytest.mark.crash,
    pytest.mark.xdist_group("start"),
    pytest.mark.skipif(os.name == "nt", reason="signals of POSIX"),
]


@pytest.fixture(scope="module")
def place():
    """A folder others may enter, unlike pytest's own: root's database runs as somebody else."""
    folder = Path(tempfile.mkdtemp(prefix="gongzhi-start-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def settled(place):
    """Started and stopped once, so that the tests' own starts are quick ones."""
    house = House(place / "社区 数据")
    house.opened()
    assert house.close() == 0
    yield house
    house.close(signal.SIGKILL)


@pytest.fixture
def house(settled):
    settled.opened()
    yield settled
    settled.close()


def test_ctrl_c_stops_everything(house):
    token = house.token()
    assert len(list(house.left(token))) >= 4
    assert house.healthy() is True
    assert house.close(signal.SIGINT) == 0
    assert list(house.left(token)) == []
    assert house.words().endswith("正在停止。\n")


def test_a_second_start_says_where_the_first_one_is(house):
    done = house.command("start")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"已经在运行：http://127.0.0.1:{house.port}" in done.stderr


def test_commands_share_the_running_database(house):
    assert house.command("roles").returncode == 0
    assert house.healthy() is True


@pytest.mark.parametrize("index", [0, 1, 2], ids=["web", "worker", "signer"])
def test_a_killed_process_comes_back(house, index):
    before = house.record()[index]
    os.kill(before, signal.SIGKILL)
    assert processes.wait_until(lambda: len(set(house.record()) - {before}) == 3, 30)
    assert house.heals()


def test_a_killed_database_comes_back(house):
    before = house.postmaster()
    os.kill(before, signal.SIGKILL)
    assert processes.wait_until(lambda: house.postmaster() not in {None, before}, 60)
    assert house.heals()


def test_a_start_after_a_killed_one_takes_over(settled):
    settled.opened()
    token, database = settled.token(), settled.postmaster()
    settled.close(signal.SIGKILL)
    assert len(list(settled.left(token))) >= 4
    assert "已停下遗留的" in settled.opened()
    assert settled.postmaster() == database
    assert list(processes.of_run(token)) == []
    assert settled.close() == 0


def test_a_taken_port_is_said_and_passed_over(settled):
    with socket.socket() as other:
        other.bind((ports.LOOPBACK, settled.port))
        other.listen()
        said = settled.opened()
    assert f"端口 {settled.port} 已被别的程序占用，改用" in said
    assert settled.close() == 0


def test_a_number_left_by_a_crash_and_borne_by_another_is_no_obstacle(settled):
    data = settled.home() / "data"
    left = data / "postmaster.pid"
    left.write_text(f"{os.getpid()}\n{data}\n1\n5432\n\n127.0.0.1\n0\nready\n")
    shutil.chown(left, data.stat().st_uid, data.stat().st_gid)
    settled.opened()
    assert settled.close() == 0


def test_a_backup_comes_back_and_the_present_is_not_replaced_unasked(settled, place):
    assert settled.command("backup", str(place / "备份")).returncode == 0
    (backup,) = (place / "备份").iterdir()
    assert settled.command("restore", str(backup)).returncode == 0
    (backup / "database.dump").write_bytes(b"damaged")
    done = settled.command("restore", str(backup), "--replace", "--yes")
    assert (done.returncode, "可能已损坏" in done.stderr) == (1, True)
    settled.opened()
    assert settled.close() == 0


def test_production_is_refused_with_words(settled):
    settled.environment["GONGZHI_MODE"] = "production"
    try:
        done = settled.command("start", "--host", ports.LOOPBACK, "--port", str(settled.port))
    finally:
        del settled.environment["GONGZHI_MODE"]
    assert done.returncode == 1
    assert "没有写明网站的域名。设置 GONGZHI_HOSTS" in done.stderr


@pytest.mark.parametrize("seconds", [0.6, 3])
def test_a_first_start_killed_halfway_is_made_good_by_the_next(place, seconds):
    house = House(place / f"half-{seconds}")
    house.start()
    time.sleep(seconds)
    house.close(signal.SIGKILL)
    house.opened()
    assert house.healthy() is True
    assert house.close() == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="for root alone")
def test_root_in_a_closed_folder_keeps_the_database_in_the_systems_folder(place):
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    house = House(closed / "var", GONGZHI_SYSTEM_FOLDER=str(place / "system"))
    said = house.opened()
    assert f"数据改放在 {place / 'system'}" in said
    assert house.home().is_relative_to(place / "system")
    assert house.healthy() is True
    assert house.close() == 0
