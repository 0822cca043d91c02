"""What docs/operations.md has people copy tells a single command what it needs."""

import re

import pytest

from gongzhi.project.bootstrap.layout import Layout

PAPER = (Layout.here().root / "docs" / "operations.md").read_text(encoding="utf-8")
SCRIPTS = re.findall(r"cat > /usr/local/bin/gongzhi <<'EOF'\n(.*?)\nEOF", PAPER, re.DOTALL)


def file_of(name):
    """The block that stands under a file's name."""
    return re.search(rf"`/etc/gongzhi/{name}`.*?```sh\n(.*?)```", PAPER, re.DOTALL)[1]


def told(text):
    return set(re.findall(r"\b(GONGZHI_[A-Z]+|DATABASE_URL)=", text))


def test_a_single_command_beside_our_own_database_knows_the_channels():
    assert told(SCRIPTS[0]) == {
        "GONGZHI_MODE",
        "GONGZHI_HTTPS",
        "GONGZHI_HOSTS",
        "GONGZHI_ORIGINS",
        "GONGZHI_NOTIFY",
    }


def test_a_single_command_beside_another_database_has_the_keys_of_the_processes():
    sourced = re.findall(r"/etc/gongzhi/(\w+\.env)", SCRIPTS[1])
    assert sourced == ["common.env", "migrate.env"]
    needed = {"DATABASE_URL", "GONGZHI_KEYS", "GONGZHI_NOTIFY"}
    assert needed - told(file_of("migrate.env")) == set()
    lines = [line for line in PAPER.splitlines() if line.startswith("GONGZHI_KEYS=")]
    assert lines == ["GONGZHI_KEYS=/etc/gongzhi/personal-data.json"] * 2


@pytest.mark.parametrize("name", ["common.env", "web.env", "signer.env", "migrate.env"])
def test_no_remark_stands_behind_a_value(name):
    """systemd takes it for a part of the value."""
    behind = [line for line in file_of(name).splitlines() if re.match(r"[A-Z].*#", line)]
    assert behind == []


def test_the_channels_are_written_before_the_first_start():
    assert PAPER.index("### 消息渠道") < PAPER.index("systemctl enable --now gongzhi")
