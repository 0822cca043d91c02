"""Opens an administrator's account and prints the temporary password, once."""

from argparse import Namespace
from datetime import UTC, datetime

from django.db import transaction

from gongzhi.foundation.access.commands.accounts import open_staff_account, temporary_password
from gongzhi.kernel.actor import SYSTEM
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import sort_key
from gongzhi.parties.commands.appointment import appoint_person
from gongzhi.parties.models import Organisation, Person
from gongzhi.parties.rules.appointment import Offer
from gongzhi.parties.vocabulary import OrganisationKind
from gongzhi.project.bootstrap.console import Halt, say

PLATFORM = "平台管理"


def open_administrator(arguments: Namespace) -> None:
    password = temporary_password()
    try:
        _opened(arguments.username, arguments.name, arguments.post, password, datetime.now(UTC))
    except RuleBroken as broken:
        raise Halt(broken.message) from broken
    say(f"已开通 {arguments.username}，临时密码 {password}")
    say("只显示这一次。首次登录 /desk/sign-in 时改密码并设置第二验证。")


@transaction.atomic
def _opened(username: str, name: str, post: str, password: str, now: datetime) -> None:
    account = open_staff_account(username, password=password, actor=SYSTEM, now=now)
    person = Person.objects.create(name=name, account=account)
    offer = Offer(
        person=person.pk,
        organisation=_platform().pk,
        post=post,
        basis="命令行开通",
        since_on=local_day(now),
    )
    appoint_person(offer, actor=SYSTEM, now=now)


def _platform() -> Organisation:
    """The body the three administrators belong to; made with the first of them."""
    body, _ = Organisation.objects.get_or_create(
        kind=OrganisationKind.PLATFORM,
        defaults={
            "name": PLATFORM,
            "short_name": PLATFORM,
            "sort_key": sort_key(PLATFORM),
            "region_code": "0" * 12,
            "county_code": "0" * 6,
        },
    )
    return body
