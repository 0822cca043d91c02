"""The first accounts of an installation: the three administrators, opened at the machine."""

from datetime import datetime

from django.db import transaction

from gongzhi.foundation.access.commands.accounts import open_staff_account
from gongzhi.kernel.actor import SYSTEM
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.text import sort_key
from gongzhi.parties.commands.appointment import appoint_person
from gongzhi.parties.models import Organisation, Person
from gongzhi.parties.rules.appointment import Offer
from gongzhi.parties.vocabulary import OrganisationKind

PLATFORM = "平台管理"


@transaction.atomic
def open_administrator(
    username: str, *, name: str, post: str, password: str, now: datetime
) -> None:
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
