"""Somebody with the owner's rights changes the record; verification names the row."""

import pytest

from gongzhi.foundation.journal.erasing import erase_words
from gongzhi.foundation.journal.heads import latest_head
from gongzhi.foundation.journal.rows import ENTRY, hash_of_row
from gongzhi.foundation.journal.sealing import seal_pending
from gongzhi.foundation.journal.signing import make_signing_key
from gongzhi.foundation.journal.verifying import verify
from gongzhi.kernel.tree import grown, root
from tests.foundation.journal.sealed import recorded, run, sealed, triggers_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def ids(captain, now, signing_key):
    """Six entries in two batches of three."""
    return sealed("甲乙丙", captain, now) + sealed("丁戊己", captain, now)


def found(**options):
    return [(f.entry_id, f.index, f.message) for f in verify(**options).findings]


def test_an_untouched_journal_is_sound(ids, captain, now):
    recorded("庚", captain, now)
    report = verify()
    assert (report.findings, report.is_sound) == ([], True)
    assert (report.leaves, report.heads, report.words, report.unsealed) == (6, 2, 7, 1)


def test_an_empty_journal_is_sound(db):
    assert verify().is_sound


def test_it_is_sound_after_an_erasure(ids, captain, now):
    erase_words(ids[1:3], reason="本人要求", actor=captain, now=now)
    seal_pending(now)
    report = verify()
    assert report.is_sound
    assert (report.erased, report.leaves) == (2, 8)


@pytest.mark.parametrize(
    "change",
    [
        "person = 99",
        "at = at + interval '1 microsecond'",
        "payload = payload || '{\"boat\": 8}'",
        "commitment = '\\x00'",
        "subject_id = 8",
        "payload = '{\"n\": 1e300}'",
    ],
)
def test_the_first_row_changed_is_named(ids, change):
    with triggers_off("journal_entry"):
        run(f"UPDATE journal_entry SET {change} WHERE id IN (%s, %s)", ids[4], ids[2])  # noqa: S608
    first = found()[0]
    assert first[:2] == (ids[2], 2)
    assert "内容被改过" in first[2]


def test_the_first_row_removed_is_named(ids):
    with triggers_off("journal_entry"):
        run("DELETE FROM journal_entry WHERE id IN (%s, %s)", ids[3], ids[5])
    assert found()[0][:2] == (ids[3], 3)
    assert "不见了" in found()[0][2]


def test_a_row_removed_with_its_leaf_is_named_by_its_place(ids):
    with triggers_off("journal_entry", "journal_leaf"):
        run("DELETE FROM journal_entry WHERE id = %s", ids[3])
        run("DELETE FROM journal_leaf WHERE entry_id = %s", ids[3])
    assert found()[0] == (None, 3, "位置 3 的树叶不见了。")


def test_rows_cut_off_at_the_end_are_seen(ids):
    with triggers_off("journal_entry", "journal_leaf"):
        run("DELETE FROM journal_entry WHERE id >= %s", ids[4])
        run("DELETE FROM journal_leaf WHERE entry_id >= %s", ids[4])
    assert found()[0][:2] == (None, 4)
    assert "位置 4 起的记事被删去" in found()[0][2]


def swap(columns, first, second):
    with triggers_off("journal_leaf"):
        rows = run(
            f"DELETE FROM journal_leaf WHERE index IN ({first}, {second})"  # noqa: S608
            " RETURNING index, entry_id, hash"
        )
        (a, b) = sorted(rows)
        swapped = {
            "entries": ((a[0], b[1], a[2]), (b[0], a[1], b[2])),
            "rows": ((b[0], *a[1:]), (a[0], *b[1:])),
        }[columns]
        for row in swapped:
            run("INSERT INTO journal_leaf (index, entry_id, hash) VALUES (%s, %s, %s)", *row)


@pytest.mark.parametrize("columns", ["entries", "rows"])
def test_rows_in_another_order_are_named_with_their_place(ids, columns):
    swap(columns, 1, 4)
    first = found()[0]
    assert first[:2] == (ids[4], 1)
    assert "封存时它在位置 4：顺序被改过" in first[2]


def test_a_leaf_changed_alone_is_told_from_its_entry(ids):
    with triggers_off("journal_leaf"):
        run("UPDATE journal_leaf SET hash = '\\x00' WHERE index = 2")
    assert found()[0][:2] == (ids[2], 2)
    assert "它的树叶被改过" in found()[0][2]


def forge_entry(entry_id):
    run("UPDATE journal_entry SET person = 99 WHERE id = %s", entry_id)
    (row,) = run(f"SELECT {ENTRY} FROM journal_entry e WHERE id = %s", entry_id)  # noqa: S608
    run("UPDATE journal_leaf SET hash = %s WHERE entry_id = %s", hash_of_row(row), entry_id)


def forge_tiles():
    hashes = [bytes(h) for (h,) in run("SELECT hash FROM journal_leaf ORDER BY index")]
    (tile,) = grown(lambda _: b"", 0, hashes).values()
    run("UPDATE journal_tile SET hashes = %s WHERE level = 0", tile)
    return hashes


def test_an_entry_changed_together_with_its_leaf_is_named(ids):
    with triggers_off("journal_entry", "journal_leaf"):
        forge_entry(ids[2])
    assert found()[0][:2] == (ids[2], 2)
    assert "与树砖不符" in found()[0][2]


def test_a_forged_tree_differs_from_the_head_that_was_signed(ids):
    with triggers_off("journal_entry", "journal_leaf", "journal_tile"):
        forge_entry(ids[4])
        forge_tiles()
    assert found()[0][:2] == (None, 3)
    assert "位置 3 至 5 之间有记事被改过" in found()[0][2]


def test_a_head_forged_as_well_lacks_the_signature(ids):
    with triggers_off("journal_entry", "journal_leaf", "journal_tile", "journal_head"):
        forge_entry(ids[4])
        run("UPDATE journal_head SET root = %s WHERE size = 6", root(forge_tiles()))
    assert "大小为 6 的树头签名不对" in found()[0][2]


def test_heads_signed_anew_with_a_foreign_key_are_not_trusted(
    ids, captain, now, settings, tmp_path
):
    head, public = latest_head()
    trusted = {head.key_id: public}
    assert verify(trusted=trusted).is_sound
    settings.GONGZHI_SIGNING_KEY = tmp_path / "foreign.pem"
    make_signing_key(settings.GONGZHI_SIGNING_KEY)
    sealed("庚", captain, now)
    assert verify().is_sound
    assert "大小为 7 的树头签名不对" in found(trusted=trusted)[0][2]


def test_a_head_removed_at_the_end_leaves_leaves_unsigned(ids):
    with triggers_off("journal_head"):
        run("DELETE FROM journal_head WHERE size = 6")
    assert found()[0][1] == 3
    assert "位置 3 起的 3 片树叶没有树头" in found()[0][2]


def start_over(captain, now):
    """The whole record replaced by another one, sealed in good order by the true signer."""
    tables = ("entry", "leaf", "head", "tile", "words")
    with triggers_off(*(f"journal_{table}" for table in tables)):
        for table in tables:
            run(f"DELETE FROM journal_{table}")  # noqa: S608
    return sealed("一二三四五六七", captain, now)


def test_a_head_kept_elsewhere_tells_a_replaced_journal(ids, captain, now):
    kept = latest_head()
    start_over(captain, now)
    assert verify().is_sound
    assert "与另存的树头（大小 6）不符" in found(kept=[kept])[0][2]


def test_a_head_kept_elsewhere_tells_a_shortened_journal(ids, captain, now):
    sealed("庚辛", captain, now)
    kept = latest_head()
    start_over(captain, now)
    assert "位置 7 起的记事被删去" in found(kept=[kept])[0][2]


def test_a_kept_head_of_an_honest_journal_agrees_ever_after(ids, captain, now):
    kept = latest_head()
    sealed("庚辛", captain, now)
    assert found(kept=[kept]) == []


def test_a_kept_head_of_a_strange_key_is_not_believed(ids, captain, now):
    kept = latest_head()
    with triggers_off("journal_publickey"):
        run("UPDATE journal_publickey SET public = %s", b"\x01" * 32)
    assert "签名不对" in found()[0][2]
    assert any("另存的树头" in message for _, _, message in found(kept=[kept]))


def test_an_entry_past_the_outboxes_is_called_smuggled(ids):
    with triggers_off("journal_entry"):
        run(
            "INSERT INTO journal_entry (id, at, kind, channel, subject_kind, subject_id,"
            " region_code, county_code, payload) VALUES (1000000, now(), 'X', '', 'boat', 1, '',"
            " '', '{}')"
        )
    assert found()[0][0] == 1_000_000
    assert "既没有封存，也不在待封存之列" in found()[0][2]


def test_an_entry_taken_out_of_the_outbox_is_seen(ids, captain, now):
    (late,) = recorded("庚", captain, now)
    run("DELETE FROM journal_unsealed WHERE entry_id = %s", late)
    assert [f[0] for f in found()] == [late]


def test_an_entry_removed_before_it_was_sealed_is_seen(ids, captain, now):
    (late,) = recorded("庚", captain, now)
    with triggers_off("journal_entry"):
        run("DELETE FROM journal_entry WHERE id = %s", late)
    assert found() == [(late, None, f"第 {late} 号记事在封存之前被删除。")]


def test_a_sealed_entry_put_back_is_seen(ids):
    run("INSERT INTO journal_unsealed VALUES (%s)", ids[1])
    assert found() == [(ids[1], None, f"第 {ids[1]} 号记事已经封存，又被放回待封存之列。")]


def test_words_exchanged_for_others_are_seen(ids):
    run(
        "UPDATE journal_words SET sealed = (SELECT sealed FROM journal_words WHERE entry_id = %s)"
        " WHERE entry_id = %s",
        ids[0],
        ids[2],
    )
    assert found() == [(ids[2], None, f"第 {ids[2]} 号记事的文字与封存时的承诺值不符。")]
    assert found(reads_words=False) == []


def test_words_that_no_longer_open_are_seen(ids):
    run("UPDATE journal_words SET sealed = '\\x00' WHERE entry_id = %s", ids[2])
    assert [f[0] for f in found()] == [ids[2]]


def test_words_gone_without_a_recorded_erasure_are_seen(ids):
    run("UPDATE journal_words SET sealed = NULL WHERE entry_id = %s", ids[2])
    assert [f[0] for f in found()] == [ids[2]]
    with triggers_off("journal_words"):
        run("DELETE FROM journal_words WHERE entry_id = %s", ids[1])
    assert [f[0] for f in found()] == [ids[1]]


def test_words_added_afterwards_are_seen(captain, now, signing_key):
    (silent,) = sealed([""], captain, now)
    run("INSERT INTO journal_words VALUES (%s, '\\x00')", silent)
    assert [f[0] for f in found()] == [silent]


def test_tiles_of_every_level_are_checked(captain, now, signing_key):
    sealed("甲" * 300, captain, now)
    assert verify().is_sound
    with triggers_off("journal_tile"):
        run("UPDATE journal_tile SET hashes = decode(repeat('00', 32), 'hex') WHERE level = 1")
    assert "树砖 1/0" in found()[0][2]
    assert found()[0][1] == 255


def test_tiles_too_many_are_seen(ids):
    run("INSERT INTO journal_tile VALUES (3, 0, decode(repeat('00', 32), 'hex'))")
    assert found() == [(None, None, "第 3 层树砖应有 0 个值，实有 1 个。")]
