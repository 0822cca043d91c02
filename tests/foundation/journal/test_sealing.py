import json

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from gongzhi.foundation.journal import sealing
from gongzhi.foundation.journal.models import Entry, Head, Leaf, PublicKey, Unsealed
from gongzhi.foundation.journal.rows import StoredTiles
from gongzhi.foundation.journal.rules.heads import SignedHead
from gongzhi.foundation.journal.sealing import seal_pending
from gongzhi.foundation.journal.signing import make_signing_key
from gongzhi.kernel.tree import leaf_hash, root, tiled_root
from tests.foundation.journal.sealed import recorded, run, sealed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signing_key")]


def heads():
    columns = ("size", "root", "signed_at", "key_id", "signature")
    return [
        SignedHead(**dict(zip(columns, row, strict=True)))
        for row in Head.objects.order_by("size").values_list(*columns)
    ]


def test_entries_get_leaves_in_the_order_found(captain, now):
    ids = recorded("甲乙丙", captain, now)
    assert seal_pending(now) == 3
    assert list(Leaf.objects.order_by("index").values_list("index", "entry_id")) == [
        (0, ids[0]),
        (1, ids[1]),
        (2, ids[2]),
    ]
    assert not Unsealed.objects.exists()
    assert seal_pending(now) == 0


def test_a_leaf_can_be_recomputed_by_a_stranger(captain, now):
    """Without our code: the columns, JSON with sorted keys and no blanks, one zero byte before."""
    (entry_id,) = sealed("甲", captain, now)
    e = Entry.objects.get(pk=entry_id)
    columns = {
        "id": e.pk,
        "at": "2026-11-20T01:30:00.000000Z",
        "kind": "BoatNamed",
        "person": 2,
        "appointment": 3,
        "organisation": 4,
        "account": 1,
        "channel": "page",
        "subject_kind": "boat",
        "subject_id": 7,
        "region_code": "",
        "county_code": "",
        "payload": {"boat": 7},
        "commitment": bytes(e.commitment).hex(),
    }
    written = json.dumps(columns, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert bytes(Leaf.objects.get().hash) == leaf_hash(written.encode())


def test_each_batch_signs_a_head_over_all_leaves_so_far(captain, now):
    sealed("甲乙丙", captain, now)
    sealed("丁", captain, now)
    hashes = [bytes(h) for h in Leaf.objects.order_by("index").values_list("hash", flat=True)]
    assert [(h.size, bytes(h.root)) for h in heads()] == [(3, root(hashes[:3])), (4, root(hashes))]
    public = bytes(PublicKey.objects.get().public)
    assert all(h.is_signed_by(public) for h in heads())


def test_late_commits_and_gaps_in_ids_are_normal(captain, now):
    ids = recorded("甲乙丙", captain, now)
    run("DELETE FROM journal_unsealed WHERE entry_id = %s", ids[0])
    seal_pending(now)
    run("INSERT INTO journal_unsealed VALUES (%s)", ids[0])
    seal_pending(now)
    order = list(Leaf.objects.order_by("index").values_list("entry_id", flat=True))
    assert order == [ids[1], ids[2], ids[0]]


def test_many_small_batches_make_the_same_tree_as_one(captain, now, monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 37)
    sealed("甲" * 600, captain, now)
    hashes = [bytes(h) for h in Leaf.objects.order_by("index").values_list("hash", flat=True)]
    assert tiled_root(StoredTiles(), 600) == root(hashes) == bytes(Head.objects.last().root)
    assert Head.objects.count() == 17


def test_sealing_reads_only_the_edge_of_the_tree(captain, now, django_assert_num_queries):
    sealed("甲" * 300, captain, now)
    recorded("乙丙", captain, now)
    with django_assert_num_queries(15):
        seal_pending(now)


def test_an_entry_that_cannot_be_written_down_stays_unsealed_and_stops_nobody(captain, now):
    recorded("甲", captain, now)
    (bad,) = run(
        "INSERT INTO journal_entry (at, kind, channel, subject_kind, subject_id, region_code,"
        " county_code, payload) VALUES (now(), 'X', '', 'boat', 1, '', '', '{\"n\": 1e300}')"
        " RETURNING id"
    )
    recorded("乙", captain, now)
    assert seal_pending(now) == 2
    assert list(Unsealed.objects.values_list("entry_id")) == [bad]


def test_a_second_sealer_stands_back(captain, now, monkeypatch):
    recorded("甲", captain, now)
    with connection.cursor() as cursor:
        monkeypatch.setattr(sealing, "fetched", lambda *_: [(False,)])
        assert seal_pending(now) == 0
        cursor.execute("SELECT count(*) FROM journal_leaf")
        assert cursor.fetchone() == (0,)


def test_a_new_key_signs_on_and_both_stay_known(captain, now, tmp_path, settings):
    sealed("甲", captain, now)
    settings.GONGZHI_SIGNING_KEY = tmp_path / "next.pem"
    make_signing_key(settings.GONGZHI_SIGNING_KEY)
    sealed("乙", captain, now)
    assert PublicKey.objects.count() == 2
    publics = {key.key_id: bytes(key.public) for key in PublicKey.objects.all()}
    assert all(h.is_signed_by(publics[h.key_id]) for h in heads())


def test_without_a_key_nothing_is_sealed(captain, now, settings, tmp_path):
    recorded("甲", captain, now)
    for path in (None, tmp_path / "missing.pem"):
        settings.GONGZHI_SIGNING_KEY = path
        with pytest.raises(ImproperlyConfigured):
            seal_pending(now)


def test_a_signing_key_is_never_written_over(signing_key):
    with pytest.raises(FileExistsError):
        make_signing_key(signing_key)
    assert signing_key.stat().st_mode & 0o077 == 0
