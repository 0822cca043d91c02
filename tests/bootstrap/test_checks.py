import pytest

from gongzhi.foundation.access.models import Account
from gongzhi.project import checks
from gongzhi.project.bootstrap.console import Halt
from gongzhi.project.settings.environment import DEMONSTRATION_KEYS, DEMONSTRATION_SECRET

OWN_KEYS = {"current": "k1", "keys": {"k1": {"sm4": "1" * 32, "hmac": "2" * 64}}}


def ids(check) -> list[str]:
    return [message.id for message in check()]


def test_debugging_is_refused(settings):
    settings.DEBUG = True
    assert ids(checks.debugging) == ["gongzhi.E001"]


@pytest.mark.parametrize("secret", [DEMONSTRATION_SECRET, "short"])
def test_a_default_or_short_secret_is_refused(settings, secret):
    settings.SECRET_KEY = secret
    assert ids(checks.secret_key) == ["gongzhi.E002"]


@pytest.mark.parametrize(
    "keys",
    [
        DEMONSTRATION_KEYS,
        {"current": "", "keys": {}},
        {"current": "k1", "keys": {**OWN_KEYS["keys"], **DEMONSTRATION_KEYS["keys"]}},
    ],
    ids=["published", "none", "published kept beside"],
)
def test_missing_and_published_keys_are_refused(settings, keys):
    settings.GONGZHI_KEYS = keys
    assert ids(checks.personal_data_keys) == ["gongzhi.E003"]


def test_own_keys_are_accepted(settings):
    settings.GONGZHI_KEYS = OWN_KEYS
    assert ids(checks.personal_data_keys) == []


def test_the_signer_needs_no_personal_data_keys(settings, monkeypatch):
    monkeypatch.setenv("GONGZHI_ROLE", "signer")
    settings.GONGZHI_KEYS = {"current": "", "keys": {}}
    assert ids(checks.personal_data_keys) == []


@pytest.mark.parametrize(("mode", "found"), [(0o600, []), (0o640, []), (0o644, ["gongzhi.E004"])])
def test_key_files_are_closed_to_others(tmp_path, monkeypatch, mode, found):
    path = tmp_path / "keys.json"
    path.touch()
    path.chmod(mode)
    monkeypatch.setenv("GONGZHI_KEYS", str(path))
    monkeypatch.delenv("GONGZHI_SIGNING_KEY", raising=False)
    assert ids(checks.key_files) == found


@pytest.mark.parametrize("hosts", [[], ["*"], ["gongzhi.example.gov.cn", "*"]])
def test_hosts_must_be_named(settings, hosts):
    settings.ALLOWED_HOSTS = hosts
    assert ids(checks.hosts) == ["gongzhi.E005"]


@pytest.mark.django_db
def test_demonstration_accounts_are_refused_while_they_can_sign_in():
    assert ids(checks.demonstration_accounts) == []
    account = Account.objects.create(username="yanshi", demonstration=True)
    assert ids(checks.demonstration_accounts) == ["gongzhi.E007"]
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert ids(checks.demonstration_accounts) == []


@pytest.mark.django_db
def test_the_owner_of_the_tables_may_not_serve():
    assert ids(checks.database_role) == ["gongzhi.E008"]


def test_every_fault_says_how_to_mend_it(settings, monkeypatch):
    monkeypatch.setattr(checks, "CHECKS", (checks.debugging, checks.hosts))
    settings.DEMONSTRATION, settings.DEBUG, settings.ALLOWED_HOSTS = False, True, []
    with pytest.raises(Halt, match=r"去掉 GONGZHI_DEBUG。[\s\S]*设置 GONGZHI_HOSTS"):
        checks.enforce()


def test_a_demonstration_is_not_held_to_it(settings):
    settings.DEMONSTRATION, settings.DEBUG = True, True
    checks.enforce()


def test_https_without_the_sites_own_address_is_a_caution(settings):
    settings.SESSION_COOKIE_SECURE, settings.CSRF_TRUSTED_ORIGINS = True, []
    assert ids(checks.trusted_origins) == ["gongzhi.W002"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://gongzhi.example.gov.cn"]
    assert ids(checks.trusted_origins) == []
