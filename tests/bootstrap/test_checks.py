import pytest
from django.db import connection

from gongzhi.foundation.access.models import Account
from gongzhi.project import checks
from gongzhi.project.bootstrap.console import Halt
from gongzhi.project.settings.environment import (
    DEMONSTRATION_KEYS,
    DEMONSTRATION_SECRET,
    Environment,
)

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


def test_a_site_without_https_does_not_begin(settings, monkeypatch):
    monkeypatch.setattr(checks, "CHECKS", (checks.encrypted_transport,))
    settings.DEMONSTRATION, settings.SESSION_COOKIE_SECURE = False, False
    with pytest.raises(Halt, match=r"GONGZHI_HTTPS=1。（gongzhi.E009）"):
        checks.enforce()
    settings.SESSION_COOKIE_SECURE = True
    checks.enforce()


def test_residents_need_text_messages(settings, monkeypatch):
    settings.DEMONSTRATION, settings.GONGZHI_NOTIFY = False, {}
    assert ids(checks.text_messages) == ["gongzhi.E010"]
    monkeypatch.setenv("GONGZHI_ROLE", "signer")
    assert ids(checks.text_messages) == []


@pytest.mark.parametrize(
    ("notify", "without_residents"),
    [({}, True), ({"sms": {"send_url": "https://sms.example.gov.cn"}}, False)],
)
def test_with_a_gateway_or_without_residents_none_is_missing(settings, notify, without_residents):
    settings.DEMONSTRATION, settings.GONGZHI_NOTIFY = False, notify
    settings.WITHOUT_RESIDENTS = without_residents
    assert ids(checks.text_messages) == []


@pytest.mark.parametrize(
    "notify",
    [
        {"sms": {"url": "https://sms.example.gov.cn"}},
        {"wechat": {"appid": "x"}},
        {"short": {"send_url": "https://sms.example.gov.cn"}},
    ],
    ids=["another name", "half", "no channel"],
)
def test_a_channel_told_wrongly_is_said_and_not_a_crash(settings, notify):
    settings.DEMONSTRATION, settings.GONGZHI_NOTIFY = False, notify
    assert ids(checks.told_channels) == ["gongzhi.E011"]
    assert ids(checks.text_messages) == ["gongzhi.E010"]


def test_every_channel_that_cannot_send_is_named(settings):
    settings.DEMONSTRATION = False
    settings.GONGZHI_NOTIFY = {"email": {"sender": "a@example.gov.cn", "host": "localhost"}}
    said = [message.msg for message in checks.other_channels()]
    assert said == ["没有接通、发不出消息的渠道：微信、企业微信或政务微信。"]


@pytest.mark.django_db
def test_a_log_that_holds_statements_is_a_caution():
    assert ids(checks.quiet_log) == []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL log_min_error_statement = 'error'")
        cursor.execute("SET LOCAL log_parameter_max_length = -1")
    said = [message.msg.partition("：")[2] for message in checks.quiet_log()]
    assert said == ["log_min_error_statement = error，log_parameter_max_length = -1。"]


def test_channels_are_read_from_their_file(tmp_path, monkeypatch):
    path = tmp_path / "channels.json"
    path.write_text('{"sms": {"send_url": "https://sms.example.gov.cn"}}', encoding="utf-8")
    monkeypatch.setenv("GONGZHI_NOTIFY", str(path))
    assert Environment(tmp_path).notify()["sms"]["send_url"] == "https://sms.example.gov.cn"
    monkeypatch.delenv("GONGZHI_NOTIFY")
    assert Environment(tmp_path).notify() == {}


def test_https_without_the_sites_own_address_is_a_caution(settings):
    settings.SESSION_COOKIE_SECURE, settings.CSRF_TRUSTED_ORIGINS = True, []
    assert ids(checks.trusted_origins) == ["gongzhi.W002"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://gongzhi.example.gov.cn"]
    assert ids(checks.trusted_origins) == []
