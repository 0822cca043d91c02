"""The example in docs/journal.md is what the program does."""

import re
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from gongzhi.foundation.journal.rules.heads import TreeHead
from gongzhi.foundation.journal.rules.leaves import COLUMNS, commitment, leaf_input
from gongzhi.foundation.journal.rules.retries import BACK_OFF

TEXT = (Path(__file__).parents[3] / "docs" / "journal.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)\n```$", TEXT, re.DOTALL | re.MULTILINE)
COMMITMENT, ENTRY, LEAF, HEAD = [block for language, block in BLOCKS if not language]

ROW = {
    "id": 42,
    "at": datetime(2026, 11, 20, 1, 30, 0, 250_000, tzinfo=UTC),
    "kind": "CaseTransferred",
    "person": 2,
    "appointment": 3,
    "organisation": 4,
    "account": 1,
    "channel": "page",
    "subject_kind": "case",
    "subject_id": 7,
    "region_code": "310112103001",
    "county_code": "310112",
    "payload": {"case": 7},
    "commitment": bytes.fromhex(COMMITMENT),
}


def test_the_columns_are_all_named():
    assert f"`{' '.join(COLUMNS)}`" in TEXT


def test_the_commitment_is_right():
    words = {"explanation": "楼道灯不亮"}
    assert commitment(bytes(range(32)), words).hex() == COMMITMENT


def test_the_entry_and_its_leaf_are_right():
    assert leaf_input(ROW).decode() == ENTRY
    assert sha256(b"\x00" + ENTRY.encode()).hexdigest() == LEAF


def test_the_head_is_written_so():
    root = re.search(r"root (\w+)", HEAD)[1]
    head = TreeHead(
        size=1042,
        root=bytes.fromhex(root),
        signed_at=datetime(2026, 11, 20, 1, 30, tzinfo=UTC),
    )
    assert head.text() == HEAD + "\n"


def test_the_pauses_are_those():
    assert [int(pause.total_seconds()) for pause in BACK_OFF] == [5, 30, 120, 600, 3600, 21_600]
