"""Accounts with the people and posts behind them, for the system administrator."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongzhi.foundation.access.models import Account
from gongzhi.foundation.access.models.account import sign_in_name
from gongzhi.foundation.access.vocabulary import AccountKind
from gongzhi.foundation.web.rules.counts import CEILING
from gongzhi.parties.models import Appointment, Person
from gongzhi.parties.queries import in_force

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class AccountRow:
    """A resident's account shows neither name nor number."""

    account: Account
    kind: str
    who: str
    posts: list[str]

    def is_stale(self, before: datetime) -> bool:
        """A staff account nobody has signed in to since, nor opened since."""
        account, last = self.account, self.account.last_seen_at or self.account.opened_at
        return account.is_active and account.is_staff_account and bool(last and last < before)


@dataclass(frozen=True, kw_only=True)
class AccountPage:
    rows: list[AccountRow]
    number: int


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody in post without an account of his own for it."""

    person: int
    name: str
    posts: list[str]


def accounts_page(
    *, kind: str = "", name: str = "", closed: bool | None = None, page: int, day: date
) -> AccountPage:
    """Three queries, however many accounts there are."""
    found = Account.objects.all()
    if kind:
        found = found.filter(kind=kind)
    if name.strip():
        found = found.filter(username__startswith=sign_in_name(name))
    if closed is not None:
        found = found.filter(is_active=not closed)
    start = (page - 1) * PAGE
    shown = list(found.select_related("person").order_by("username", "pk")[start : start + PAGE])
    posts = _posts_of([person for row in shown if (person := _person_of(row))], day)
    rows = [_row(account, posts) for account in shown]
    return AccountPage(rows=rows, number=found.order_by()[: CEILING + 1].count())


def without_account(words: str, day: date, *, limit: int = PAGE) -> list[Candidate]:
    """By the organisation's name: who is in post there and cannot sign in yet."""
    in_post = Appointment.objects.filter(in_force(day), person=OuterRef("pk"))
    if words.strip():
        said = words.strip()
        in_post = in_post.filter(
            Q(organisation__name__icontains=said) | Q(organisation__short_name__icontains=said)
        )
    able = Q(account__kind=AccountKind.STAFF, account__is_active=True)
    people = list(Person.objects.filter(Exists(in_post)).exclude(able).order_by("pk")[:limit])
    posts = _posts_of(people, day)
    return [Candidate(person=p.pk, name=p.name, posts=posts.get(p.pk, [])) for p in people]


def candidate(person: int, day: date) -> Candidate | None:
    found = Person.objects.filter(pk=person).first()
    posts = _posts_of([found], day).get(person, []) if found else []
    return Candidate(person=person, name=found.name, posts=posts) if found and posts else None


def account_named(number: int) -> AccountRow | None:
    account = Account.objects.select_related("person").filter(pk=number).first()
    return _row(account, {}) if account else None


def _row(account: Account, posts: dict[int, list[str]]) -> AccountRow:
    person = _person_of(account)
    name = person.name if person and account.kind == AccountKind.STAFF else ""
    return AccountRow(
        account=account,
        kind=AccountKind(account.kind).label,
        who=name,
        posts=posts.get(person.pk, []) if person else [],
    )


def _person_of(account: Account) -> Person | None:
    person: Person | None = getattr(account, "person", None)
    return person


def _posts_of(people: list[Person], day: date) -> dict[int, list[str]]:
    rows: QuerySet[Appointment] = Appointment.objects.filter(in_force(day), person__in=people)
    posts: dict[int, list[str]] = {}
    for row in rows.select_related("organisation").order_by("since_on", "pk"):
        posts.setdefault(row.person_id, []).append(f"{row.organisation.short_name} {row.title}")
    return posts
