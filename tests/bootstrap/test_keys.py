import json
import stat
from argparse import Namespace

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from gongzhi.project.bootstrap import environments, keyring, keys
from gongzhi.project.bootstrap.binaries import Binaries
from gongzhi.project.bootstrap.cluster import Cluster
from gongzhi.project.bootstrap.console import Halt
from gongzhi.project.bootstrap.database import Database
from gongzhi.project.bootstrap.keys import Keys
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.bootstrap.lodging import Lodging
from gongzhi.project.roles import Role

URLS = {role: f"postgresql://{role.value}@localhost/x" for role in Role}


@pytest.fixture
def layout(tmp_path, monkeypatch):
    for name in (*environments.SECRETS, "GONGZHI_VAR", "GONGZHI_MODE"):
        monkeypatch.delenv(name, raising=False)
    return Layout(tmp_path)


def test_keys_are_made_once_and_for_their_user_alone(layout):
    path = Keys(layout).personal_data_file()
    before = path.read_text()
    assert Keys(layout).personal_data_file().read_text() == before
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_personal_data_keys_have_the_lengths_their_ciphers_want(layout):
    known = json.loads(Keys(layout).personal_data_file().read_text())
    key = known["keys"][known["current"]]
    assert {name: len(bytes.fromhex(value)) for name, value in key.items()} == {
        "sm4": 16,
        "hmac": 32,
    }


def test_the_public_half_stands_beside_the_signing_key(layout):
    own = Keys(layout)
    private = load_pem_private_key(own.signing_file().read_bytes(), password=None)
    public = load_pem_public_key(own.public.read_bytes())
    assert public == private.public_key()


def test_a_killed_writing_leaves_no_key(layout, monkeypatch):
    monkeypatch.setattr(keys.os, "fsync", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Keys(layout).secret_text()
    monkeypatch.undo()
    assert Keys(layout).secret.exists() is False
    assert len(Keys(layout).secret_text()) > 50


def test_an_unreadable_key_is_said(layout):
    layout.keys.mkdir(parents=True)
    (layout.keys / "django-secret").mkdir()
    with pytest.raises(Halt, match="读不到密钥文件"):
        Keys(layout).secret_text()


def secrets_of(layout, role):
    told = environments.of(layout, Database(URLS), role)
    return {name for name in environments.SECRETS if name in told}


def test_each_process_is_told_its_own_secrets_only(layout, monkeypatch):
    monkeypatch.setenv("GONGZHI_WEB_DATABASE_URL", "postgresql://other@localhost/x")
    assert secrets_of(layout, Role.WEB) == {"DATABASE_URL", "GONGZHI_SECRET_KEY", "GONGZHI_KEYS"}
    assert secrets_of(layout, Role.WORKER) == secrets_of(layout, Role.WEB)
    assert secrets_of(layout, Role.SIGNER) == {
        "DATABASE_URL",
        "GONGZHI_SECRET_KEY",
        "GONGZHI_SIGNING_KEY",
    }


def test_a_process_gets_the_address_of_its_role(layout):
    told = environments.of(layout, Database(URLS), Role.SIGNER)
    assert told["DATABASE_URL"] == URLS[Role.SIGNER]


def test_an_added_key_is_the_current_one_and_the_earlier_stays(layout, monkeypatch, capsys):
    monkeypatch.setattr(Layout, "here", lambda: layout)
    before = json.loads(Keys(layout).personal_data_file().read_text())
    keyring.add(Namespace())
    after = json.loads(Keys(layout).personal_data_file().read_text())
    assert (after["current"], list(after["keys"])) == ("k2", ["k1", "k2"])
    assert after["keys"]["k1"] == before["keys"]["k1"]
    assert "请立即另存一份" in capsys.readouterr().out


def test_the_signer_is_not_told_the_store_of_files(layout, monkeypatch):
    monkeypatch.setenv("GONGZHI_S3_SECRET", "x")
    told = {role: environments.of(layout, Database(URLS), role) for role in Role}
    assert ["GONGZHI_S3_SECRET" in told[role] for role in (Role.WEB, Role.SIGNER)] == [True, False]


@pytest.mark.parametrize("role", [Role.OWNER, Role.WEB, Role.WORKER])
def test_beside_a_database_of_somebody_elses_no_key_is_invented(layout, monkeypatch, role):
    monkeypatch.setenv("GONGZHI_MODE", "production")
    with pytest.raises(Halt, match="没有用 GONGZHI_KEYS 指明"):
        environments.of(layout, Database(URLS), role)
    assert Keys(layout).personal_data.exists() is False
    monkeypatch.setenv("GONGZHI_KEYS", "/etc/gongzhi/personal-data.json")
    told = environments.of(layout, Database(URLS), role)
    assert told["GONGZHI_KEYS"] == "/etc/gongzhi/personal-data.json"


def test_a_demonstration_and_our_own_database_go_on_with_keys_of_their_own(layout, monkeypatch):
    own = str(Keys(layout).personal_data)
    assert environments.of(layout, Database(URLS), Role.WEB)["GONGZHI_KEYS"] == own
    monkeypatch.setenv("GONGZHI_MODE", "production")
    ours = Database(URLS, cluster=Cluster(Lodging(Binaries(layout.var, (18,)), layout.var)))
    assert environments.of(layout, ours, Role.WEB)["GONGZHI_KEYS"] == own


def test_the_signer_does_without_them(layout, monkeypatch):
    monkeypatch.setenv("GONGZHI_MODE", "production")
    assert secrets_of(layout, Role.SIGNER) == {
        "DATABASE_URL",
        "GONGZHI_SECRET_KEY",
        "GONGZHI_SIGNING_KEY",
    }


def test_the_keys_are_shown_where_they_lie(layout, monkeypatch, capsys):
    monkeypatch.setattr(Layout, "here", lambda: layout)
    keyring.show(Namespace())
    made = ["database.json", "django-secret", "journal-public.pem", "journal-signing.pem"]
    assert sorted(path.name for path in layout.keys.iterdir()) == [*made, "personal-data.json"]
    shown = capsys.readouterr().out
    assert [str(path) in shown for path in layout.keys.iterdir()] == [True] * 5


def test_keys_the_environment_names_are_shown_and_none_is_made_beside_them(
    layout, monkeypatch, capsys
):
    monkeypatch.setattr(Layout, "here", lambda: layout)
    monkeypatch.setenv("GONGZHI_SECRET_KEY", "a-secret-of-the-settings")
    monkeypatch.setenv("GONGZHI_KEYS", "/etc/gongzhi/personal-data.json")
    monkeypatch.setenv("GONGZHI_SIGNING_KEY", "/etc/gongzhi/journal-signing.pem")
    keyring.show(Namespace())
    assert [path.name for path in layout.keys.iterdir()] == ["database.json"]
    shown = capsys.readouterr().out
    places = ("personal-data.json", "journal-signing.pem", "journal-public.pem")
    assert [f"/etc/gongzhi/{name}" in shown for name in places] == [True] * 3
    assert ("写在 GONGZHI_SECRET_KEY 里" in shown, "a-secret" in shown) == (True, False)
