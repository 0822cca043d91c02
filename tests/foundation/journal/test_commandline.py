from io import StringIO

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from gongzhi.foundation.journal.commandline import main
from gongzhi.foundation.journal.heads import latest_head
from gongzhi.foundation.journal.models import Delivery
from gongzhi.foundation.journal.rules.heads import SignedHead
from gongzhi.foundation.journal.signing import signing_key as private_key
from tests.foundation.journal.sealed import recorded, run, sealed, triggers_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def say(now):
    def say(*argv):
        out = StringIO()
        return main([str(part) for part in argv], now=now, out=out), out.getvalue()

    return say


def public_pem(path, private):
    path.write_bytes(
        private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    )
    return path


def test_verify_says_what_it_checked(say, captain, now, signing_key):
    sealed("甲乙", captain, now)
    recorded("丙", captain, now)
    assert say("verify") == (
        0,
        "核验通过。已核 2 条记事、1 个树头、3 份文字（已删除 0 份），待封存 1 条。\n",
    )


def test_verify_names_the_row_and_fails(say, captain, now, signing_key):
    ids = sealed("甲乙", captain, now)
    with triggers_off("journal_entry"):
        run("UPDATE journal_entry SET person = 99 WHERE id = %s", ids[1])
    code, text = say("verify", "--no-words")
    assert code == 1
    assert f"位置 1 的第 {ids[1]} 号记事与封存时不同" in text
    assert "核验没有通过" in text


def test_a_head_goes_out_as_text_and_comes_back(say, captain, now, signing_key, tmp_path):
    sealed("甲乙", captain, now)
    code, text = say("head")
    assert code == 0
    assert text.splitlines()[:2] == ["gongzhi journal head v1", "size 2"]
    assert SignedHead.imported(text) == latest_head()
    (tmp_path / "head.txt").write_text(text)
    sealed("丙", captain, now)
    assert say("verify", "--head", tmp_path / "head.txt")[0] == 0


def test_no_head_is_said_so(say):
    assert say("head") == (1, "还没有封存过记事，没有树头。\n")


def test_only_the_keys_given_are_believed(say, captain, now, signing_key, tmp_path):
    sealed("甲", captain, now)
    ours = public_pem(tmp_path / "ours.pem", private_key())
    foreign = public_pem(tmp_path / "foreign.pem", Ed25519PrivateKey.generate())
    assert say("verify", "--key", ours)[0] == 0
    code, text = say("verify", "--key", foreign)
    assert code == 1
    assert "大小为 1 的树头签名不对" in text


@pytest.mark.parametrize("option", ["--head", "--key"])
@pytest.mark.parametrize("content", [None, "", "not a head\nsize x\n"])
def test_an_unreadable_file_is_refused_in_words(say, tmp_path, option, content):
    path = tmp_path / "given"
    if content is not None:
        path.write_text(content)
    code, text = say("verify", option, path)
    assert code == 2
    assert text.startswith("读不了文件：")


def test_seal_says_how_many(say, captain, now, signing_key):
    recorded("甲乙", captain, now)
    assert say("seal") == (0, "封存了 2 条记事。\n")


def test_failed_lists_what_a_person_must_look_at(say, now):
    assert say("failed") == (0, "没有处理失败的记事。\n")
    Delivery.objects.create(
        entry_id=5, reaction="a.b", subject="boat:7", state="failed", attempts=7, error="E", at=now
    )
    assert say("failed") == (1, "第 5 号记事，a.b，试过 7 次：E\n")


def failing(entry_id, reaction, now):
    Delivery.objects.create(
        entry_id=entry_id,
        reaction=reaction,
        subject="bread:1",
        state="failed",
        attempts=8,
        at=now,
    )


def test_what_failed_is_tried_again_all_or_one(say, captain, now):
    ids = recorded("甲乙", captain, now)
    for entry_id in ids:
        failing(entry_id, "tests.reaction", now)
    failing(ids[0], "tests.other", now)
    assert say("retry", ids[0], "tests.other") == (0, "1 项已排队，由后台进程再试。\n")
    assert say("retry") == (0, "2 项已排队，由后台进程再试。\n")
    assert set(Delivery.objects.values_list("state", flat=True)) == {"waiting"}
    assert say("retry") == (1, "没有失败的处理可以再试。\n")
