import sys
from pathlib import Path

from gongzhi.project.bootstrap import programs
from gongzhi.project.bootstrap.locks import Lock

HOLDER = """
import sys
from pathlib import Path
from gongzhi.project.bootstrap.locks import Lock
Lock(Path(sys.argv[1])).take()
print("held", flush=True)
sys.stdin.read()
"""


def test_one_holder_at_a_time(tmp_path):
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert first.take() is True
    assert second.take(wait=False) is False
    first.release()
    assert second.take(wait=False) is True
    second.release()


def test_readers_share_and_the_last_one_may_have_it_alone(tmp_path):
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert first.take(shared=True) is True
    assert second.take(shared=True) is True
    first.release()
    assert first.take(wait=False) is False
    second.release()
    assert first.take(wait=False) is True
    first.release()


def test_a_killed_holder_leaves_nothing_behind(tmp_path):
    path = tmp_path / "lock"
    with programs.start(
        [sys.executable, "-c", HOLDER, path],
        stdin=programs.PIPE,
        stdout=programs.PIPE,
        cwd=Path(__file__).parents[2],
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        lock = Lock(path)
        assert lock.take(wait=False) is False
        holder.kill()
        holder.wait()
    assert lock.take(wait=False) is True
    lock.release()
