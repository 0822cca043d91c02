"""The first accounts of an installation, from the command line."""

from argparse import Namespace

import pytest

from gongzhi.foundation.access.models import Account
from gongzhi.parties.models import Appointment, Organisation
from gongzhi.project.bootstrap.console import Halt
from gongzhi.project.commandline.account_acts import open_administrator

pytestmark = pytest.mark.django_db


def opening(username, post):
    return Namespace(username=username, name="王管理", post=post)


def test_three_people_in_one_body(capsys):
    for username, post in (
        ("xitong", "system_administrator"),
        ("anquan", "security_administrator"),
        ("shenji", "audit_administrator"),
    ):
        open_administrator(opening(username, post))
    assert Organisation.objects.count() == 1
    assert Account.objects.filter(demonstration=False).count() == 3
    assert sorted(Appointment.objects.values_list("post", flat=True)) == [
        "audit_administrator",
        "security_administrator",
        "system_administrator",
    ]


def test_the_temporary_password_is_shown_once_and_must_be_changed(capsys):
    open_administrator(opening("xitong", "system_administrator"))
    account = Account.objects.get(username="xitong")
    shown = capsys.readouterr().out.splitlines()[0].rpartition(" ")[2]
    assert account.check_password(shown)
    assert account.password_changed_at is None


def test_a_name_in_use_is_refused_and_nothing_is_left_behind():
    open_administrator(opening("xitong", "system_administrator"))
    with pytest.raises(Halt, match="已有人使用"):
        open_administrator(opening("xitong", "audit_administrator"))
    assert Appointment.objects.count() == 1
