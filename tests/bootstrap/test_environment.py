"""What the settings say of a file that a variable names."""

import sys

import pytest

from gongzhi.project.bootstrap import programs
from gongzhi.project.bootstrap.console import Halt
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.settings.environment import Environment


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (None, "读不到（No such file or directory）"),
        ("", "不是合格的 JSON（第 1 行有误）"),
        ('{"sms": {}\n"email": {}}', "不是合格的 JSON（第 2 行有误）"),
        ("[]", "应当是一个 JSON 对象"),
        ('{"sms": "https://sms.example.gov.cn"}', "“sms”后面应当是花括号括起的几项"),
    ],
    ids=["missing", "empty", "comma forgotten", "list", "address alone"],
)
def test_a_file_of_channels_that_cannot_be_used_is_said(tmp_path, monkeypatch, written, said):
    path = tmp_path / "channels.json"
    if written is not None:
        path.write_text(written, encoding="utf-8")
    monkeypatch.setenv("GONGZHI_NOTIFY", str(path))
    with pytest.raises(Halt, match=f"GONGZHI_NOTIFY .*{said}"):
        Environment(tmp_path).notify()


def test_so_is_a_file_of_keys(tmp_path, monkeypatch):
    monkeypatch.setenv("GONGZHI_KEYS", str(tmp_path / "personal-data.json"))
    with pytest.raises(Halt, match=r"GONGZHI_KEYS .*读不到"):
        Environment(tmp_path).personal_data_keys()


def test_the_command_line_says_it_without_a_traceback(tmp_path):
    words = [sys.executable, "-m", "gongzhi.project.commandline", "check"]
    told = {"GONGZHI_RUN": "check", "GONGZHI_NOTIFY": str(tmp_path / "channels.json")}
    done = programs.ask(words, cwd=Layout.here().root, env=told)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert done.stderr.startswith("无法继续：GONGZHI_NOTIFY 指明的文件")


@pytest.mark.parametrize(("said", "meant"), [(None, True), ("1", True), ("0", False)])
def test_statements_are_prepared_unless_told_otherwise(tmp_path, monkeypatch, said, meant):
    monkeypatch.delenv("GONGZHI_PREPARED", raising=False)
    if said is not None:
        monkeypatch.setenv("GONGZHI_PREPARED", said)
    assert Environment(tmp_path).flag("GONGZHI_PREPARED", default="1") is meant
