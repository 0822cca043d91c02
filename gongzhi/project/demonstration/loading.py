"""Fill an empty database, and say which accounts may be tried."""

from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.utils.timezone import now as current

from gongzhi.cases.commands.catalogue import load_catalogue
from gongzhi.foundation.access.demonstration import Showcase
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.rules import landing
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.foundation.database.prepared import prepared
from gongzhi.parties.models import Person
from gongzhi.parties.rules.posts import face_of
from gongzhi.project.bootstrap.console import Halt
from gongzhi.project.demonstration import people, places, stories

SHOWN_STREET, PLATFORM = "涌泉街道", "平台管理"


class DemonstrationAccount(NamedTuple):
    """One line of the table that start.py prints."""

    role: str
    name: str
    how: str
    address: str


def load(progress: Callable[[str], None]) -> None:
    """Everything or nothing of the ground; the stories after it, event by event. Its codes and
    passwords are written in this source, so nothing real may ever stand beside them."""
    if not settings.DEMONSTRATION:
        raise Halt("正式模式不载入演示数据：它的位置码和密码是公开的。")
    now = current()
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")  # a crash here starts all over anyway
    progress("诉求类别与派单规则")
    load_catalogue()
    with transaction.atomic():
        progress("街道、小区、房屋")
        estates = places.build()
        progress("组织、岗位、居民")
        people.build(estates, now)
    with prepared():
        cases = stories.tell(now, progress)
    progress(f"演示数据就绪：{len(estates)} 个小区，{cases} 件诉求")


def accounts() -> list[DemonstrationAccount]:
    """One account of every role, of one street and of one estate of it: the resident printed
    reports what the company printed repairs. The sign-in page lists them all."""
    shown: dict[str, DemonstrationAccount] = {}
    for each in sorted(showcase(), key=lambda each: each.group != SHOWN_STREET):
        is_staff = bool(each.password)
        line = DemonstrationAccount(
            role=each.label.partition(" ")[0],
            name=each.name,
            how=f"密码 {each.password} + 动态验证码" if is_staff else "短信验证码",
            address=each.home,
        )
        shown.setdefault(line.role, line)
    return list(shown.values())


def showcase() -> list[Showcase]:
    """Every demonstration account by its street, in the order they were opened; four queries."""
    people_by_account = {
        person.account_id: person
        for person in Person.objects.filter(account__demonstration=True)
        .prefetch_related("appointments__organisation", "residencies__estate")
        .order_by("account_id")
    }
    streets = {row["code"]: row["name"] for row in places.streets()}
    rows = Account.objects.filter(demonstration=True).order_by("pk")
    found = [
        _shown(row, people_by_account[row.pk], streets)
        for row in rows
        if row.pk in people_by_account
    ]
    return sorted(found, key=lambda each: each.group == PLATFORM)


def _shown(account: Account, person: Person, streets: dict[str, str]) -> Showcase:
    if account.kind == AccountKind.RESIDENT:
        home = next(iter(person.residencies.all())).estate
        group = streets[home.region_code[:9]]
        return Showcase(
            label=f"居民 {home.name} {person.name}", name=account.phone or "", group=group
        )
    post = next(iter(person.appointments.all()))
    return Showcase(
        label=f"{post.title} {post.organisation.short_name} {person.name}",
        name=account.username or "",
        password=people.PASSWORD,
        group=_street_of(account.username or "", streets),
        home=landing.home(face_of(post.post), on_a_phone=False),
    )


def _street_of(username: str, streets: dict[str, str]) -> str:
    """Names end in the number of their street; the platform's administrators have none."""
    number = username[-1:]
    return list(streets.values())[int(number) - 1] if number.isdecimal() else PLATFORM
