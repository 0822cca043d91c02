import sys

import pytest

from gongzhi import __version__
from gongzhi.project.bootstrap import console, programs
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.commandline import entrance, registry
from gongzhi.project.commandline.command import Command

NAMES = [command.name for command in registry.commands()]


def named(*words: str) -> Command:
    return registry.parse(list(words))[0]


def test_names_are_given_once():
    assert sorted(set(NAMES)) == sorted(NAMES)


@pytest.mark.parametrize("command", registry.commands(), ids=NAMES)
def test_every_command_leads_to_a_function(command):
    assert callable(entrance.function_of(command))


def test_nothing_and_options_alone_mean_start():
    assert named().name == "start"
    assert registry.parse(["--port", "8123"])[1].port == 8123


def test_two_words_are_one_command(monkeypatch):
    command = Command("journal verify", "", "x:y")
    monkeypatch.setattr(registry, "commands", lambda: [command, Command("journal show", "", "x:y")])
    assert named("journal", "verify") is command


def test_words_after_a_command_that_passes_them_on_are_its_own():
    command, arguments = registry.parse(["test", "-k", "kernel"])
    assert (command.name, arguments.words) == ("test", ["-k", "kernel"])


def test_unknown_words_are_refused(capsys):
    with pytest.raises(SystemExit):
        registry.parse(["frobnicate"])
    assert "frobnicate" in capsys.readouterr().err


def test_an_obstacle_is_said_and_counts_as_failure(monkeypatch, capsys):
    def halt(_arguments):
        raise console.Halt("端口 8000 已被占用")

    monkeypatch.setattr(entrance, "function_of", lambda _command: halt)
    monkeypatch.setattr(entrance, "end_on_signals", lambda: None)
    assert entrance.main(["version"]) == 1
    assert capsys.readouterr().err == "无法继续：端口 8000 已被占用\n"


def test_a_command_without_database_starts_none_and_loads_no_django(tmp_path):
    watch = (
        "import sys; from gongzhi.project.commandline.entrance import main;"
        "main(['version']); sys.exit('django' in sys.modules)"
    )
    done = programs.ask(
        [sys.executable, "-c", watch],
        cwd=Layout.here().root,
        env={"GONGZHI_VAR": str(tmp_path / "var")},
    )
    assert (done.returncode, done.stdout) == (0, f"共治 {__version__}\n")
    assert (tmp_path / "var").exists() is False


def test_a_reader_who_has_seen_enough_is_no_failure():
    """As in `gongzhi roles | head`."""
    talk = (
        "import sys; from gongzhi.project.commandline import entrance;"
        "from gongzhi.project.bootstrap.console import say;"
        "entrance.function_of = lambda _: lambda _: [say('x' * 99) for _ in range(9999)][0];"
        "sys.exit(entrance.main(['version']))"
    )
    words = [sys.executable, "-c", talk]
    talking = programs.start(
        words, cwd=Layout.here().root, stdout=programs.PIPE, stderr=programs.PIPE
    )
    assert talking.stdout.readline() == b"x" * 99 + b"\n"
    talking.stdout.close()
    assert (talking.wait(20), talking.stderr.read()) == (0, b"")
    talking.stderr.close()
