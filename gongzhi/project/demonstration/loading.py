"""Fill an empty database, and say which accounts may be tried."""

from collections.abc import Callable
from typing import NamedTuple

from django.db import transaction
from django.utils.timezone import now as current

from gongzhi.cases.commands.catalogue import load_catalogue
from gongzhi.foundation.access.demonstration import Showcase
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.parties.models import Person
from gongzhi.project.demonstration import people, places, stories


class DemonstrationAccount(NamedTuple):
    """One line of the table that start.py prints."""

    role: str
    name: str
    how: str
    address: str


def load(progress: Callable[[str], None]) -> None:
    """Everything or nothing of the ground; the stories after it, event by event."""
    now = current()
    progress("诉求类别与派单规则")
    load_catalogue()
    with transaction.atomic():
        progress("街道、小区、房屋")
        estates = places.build()
        progress("组织、岗位、居民")
        people.build(estates, now)
    cases = stories.tell(now, progress)
    progress(f"演示数据就绪：{len(estates)} 个小区，{cases} 件诉求")


def accounts() -> list[DemonstrationAccount]:
    return [
        DemonstrationAccount(
            role=each.group,
            name=each.name,
            how="短信验证码" if not each.password else f"密码 {each.password} + 动态验证码",
            address="/m/" if not each.password else "/desk/",
        )
        for each in showcase()
    ]


def showcase() -> list[Showcase]:
    """Every demonstration account with its role, in the order they were opened; three queries."""
    people_by_account = {
        person.account_id: person
        for person in Person.objects.filter(account__demonstration=True)
        .prefetch_related("appointments__organisation", "residencies__estate")
        .order_by("account_id")
    }
    rows = Account.objects.filter(demonstration=True).order_by("pk")
    return [_shown(row, people_by_account[row.pk]) for row in rows if row.pk in people_by_account]


def _shown(account: Account, person: Person) -> Showcase:
    if account.kind == AccountKind.RESIDENT:
        home = next(iter(person.residencies.all()), None)
        place = home.estate.name if home else ""
        return Showcase(label=f"{place} 业主 {person.name}", name=account.phone or "", group="居民")
    post = next(iter(person.appointments.all()))
    return Showcase(
        label=f"{post.organisation.short_name} {person.name}",
        name=account.username or "",
        password=people.PASSWORD,
        group=post.title,
    )
