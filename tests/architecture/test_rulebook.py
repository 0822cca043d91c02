"""No figure of the platform's own stands on a page and moves nothing: code reads it, or it says
from when on it counts."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROPOSALS = ROOT / "gongzhi" / "foundation" / "rulebook" / "data" / "platform.toml"
LATER = re.compile(r"第 [2-6] 步使用|以后使用|不随此值")


def rows():
    return tomllib.loads(PROPOSALS.read_text(encoding="utf-8"))["row"]


@pytest.fixture(scope="module")
def code():
    return "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "gongzhi").rglob("*.py"))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["key"])
def test_every_proposal_is_read_or_says_from_when_on(row, code):
    is_read = f'"{row["key"]}"' in code
    says_later = bool(LATER.search(row.get("note", "")))
    assert (is_read, says_later) in {(True, False), (False, True)}
