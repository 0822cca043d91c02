"""Sealing again under a new key says how far it has come."""

from io import StringIO

from gongzhi.foundation.access.models import Account
from gongzhi.project.commandline.reencryption import reencrypted

OLD = {"sm4": "00" * 16, "hmac": "11" * 32}
NEW = {"sm4": "22" * 16, "hmac": "33" * 32}


def test_progress_is_said_and_nothing_is_said_where_nothing_is_left(db, settings):
    settings.GONGZHI_KEYS = {"current": "k1", "keys": {"k1": OLD}}
    for last in range(3):
        Account.objects.create(kind="resident", phone=f"1381234600{last}")
    settings.GONGZHI_KEYS = {"current": "k22", "keys": {"k1": OLD, "k22": NEW}}
    out = StringIO()
    assert reencrypted(Account, out) == 3
    assert out.getvalue() == "\r账号 3/3\n"
    out = StringIO()
    assert (reencrypted(Account, out), out.getvalue()) == (0, "")
