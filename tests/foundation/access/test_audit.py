"""审计记录: filtered, paged, in the auditor's territory, in a constant number of queries."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from gongzhi.facts.access import AccountOpened, SignedIn, TokenMade, UnknownNameLocked, Unmasked
from gongzhi.facts.duties import DutyOverdue
from gongzhi.facts.parties import AppointmentFact, PersonAppointed
from gongzhi.foundation.access import auditing
from gongzhi.foundation.access.auditing import Wanted, audit_page, kinds
from gongzhi.foundation.journal.recording import record
from gongzhi.foundation.journal.vocabulary import ABOUT_ACCOUNTS_AND_POSTS
from gongzhi.kernel.actor import SYSTEM, Actor
from gongzhi.kernel.fact import KINDS
from tests.foundation.access.conftest import NOW, standing

YEARS = "写 2000 年到 2100 年之间的日子"
EVERYWHERE = Actor(territory=("",))


def recorded(account=1, *, now=NOW, region_code="", fact=SignedIn):
    signing = {"factors": ("totp",), "address": "203.0.113.9"}
    extra = signing if fact is SignedIn else {"account_kind": "staff"}
    actor = Actor(account=account)
    return record(fact(account=account, **extra), actor=actor, now=now, region_code=region_code)


def ids(page):
    return [line.entry_id for line in page.lines]


def test_newest_first(clerk):
    first, second = recorded(clerk.pk), recorded(clerk.pk)
    page = audit_page(EVERYWHERE, Wanted())
    assert ids(page) == [second.pk, first.pk]
    assert page.lines[0].sentence == "tangming 登录（动态验证码）"


def test_page_after_page_to_the_end(db):
    entries = [recorded().pk for _ in range(5)]
    first = audit_page(EVERYWHERE, Wanted(), size=2)
    second = audit_page(EVERYWHERE, Wanted(before=first.next_before), size=2)
    third = audit_page(EVERYWHERE, Wanted(before=second.next_before), size=2)
    assert [*ids(first), *ids(second), *ids(third)] == entries[::-1]
    assert third.next_before is None


def test_what_came_in_late_stands_at_its_time_on_every_page(db):
    hours = [3, 1, 2, 1]
    entries = [recorded(now=NOW + timedelta(hours=hour)).pk for hour in hours]
    first = audit_page(EVERYWHERE, Wanted(), size=2)
    second = audit_page(EVERYWHERE, Wanted(before=first.next_before), size=2)
    assert [*ids(first), *ids(second)] == [entries[at] for at in (0, 2, 3, 1)]


def test_after_an_entry_that_is_not_there_the_newest_are_read(db):
    entry = recorded().pk
    assert ids(audit_page(EVERYWHERE, Wanted(before=2**62))) == [entry]


def subject_kind(fact):
    about = next((each for each in fields(fact) if each.name == fact.about), None)
    return about.metadata.get("link") if about else None


def test_what_is_read_however_it_was_done_are_the_facts_of_accounts_and_posts():
    facts = [SignedIn, *(KINDS[name] for name, _ in kinds())]
    own = {each for each in facts if subject_kind(each) in ABOUT_ACCOUNTS_AND_POSTS}
    of_accounts = {each for each in facts if each.__module__ == AccountOpened.__module__}
    of_posts = {each for each in facts if issubclass(each, AppointmentFact)}
    assert own == of_accounts - {Unmasked, UnknownNameLocked} | of_posts
    locked = UnknownNameLocked(attempt=1, minutes=30, address="")
    assert locked.subject().kind in ABOUT_ACCOUNTS_AND_POSTS


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Wanted(), "journal_entry_by_people"),
        (Wanted(with_automatic=True), "journal_entry_by_time"),
        (Wanted(kind="SignedIn"), "journal_entry_by_kind"),
        (Wanted(account="tangming", with_automatic=True), "journal_entry_by_account"),
        (Wanted(until=NOW.date()), "journal_entry_by_people"),
    ],
    ids=["default", "automatic", "kind", "account", "day"],
)
@pytest.mark.parametrize("territory", ["", "510115003"], ids=["platform", "street"])
def test_each_page_is_read_off_an_index_in_its_order(clerk, wanted, index, territory):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        for name in {"people", "time", "kind", "account"} - {index.rpartition("_")[2]}:
            cursor.execute(f"DROP INDEX journal_entry_by_{name}")
    entries = auditing._wanted(wanted, auditing._visible(Actor(territory=(territory,))))
    plan = entries[:50].explain()
    assert (index in plan, "Sort" in plan) == (True, False)


def test_by_kind_account_and_day(clerk):
    wanted = recorded(clerk.pk, now=datetime(2026, 11, 23, 16, tzinfo=UTC))
    recorded(clerk.pk, now=datetime(2026, 11, 23, 15, 59, tzinfo=UTC))
    recorded(clerk.pk, now=datetime(2026, 11, 24, 16, tzinfo=UTC))
    recorded(clerk.pk, fact=AccountOpened)
    recorded(99)
    day = datetime(2026, 11, 24, tzinfo=UTC).date()
    page = audit_page(EVERYWHERE, Wanted(kind="SignedIn", account="TangMing", since=day, until=day))
    assert ids(page) == [wanted.pk]


def test_what_ran_by_itself_is_left_out_until_asked_for_but_for_accounts(db):
    own = recorded().pk
    opened = record(AccountOpened(account=1, account_kind="staff"), actor=SYSTEM, now=NOW).pk
    term = {"organisation": 1, "post": "audit_administrator", "since_on": NOW.date()}
    appointed = PersonAppointed(appointment=1, person=1, until_on=None, basis="演练", **term)
    named = record(appointed, actor=SYSTEM, now=NOW).pk
    late = record(
        DutyOverdue(duty=1, duty_kind="x", ref_kind="case", ref_id=1, due_at=NOW),
        actor=SYSTEM,
        now=NOW,
    ).pk
    assert ids(audit_page(EVERYWHERE, Wanted())) == [named, opened, own]
    assert ids(audit_page(EVERYWHERE, Wanted(with_automatic=True))) == [late, named, opened, own]
    assert ids(audit_page(EVERYWHERE, Wanted(kind="DutyOverdue"))) == [late]


def test_an_unknown_name_finds_nothing(db):
    recorded()
    assert ids(audit_page(EVERYWHERE, Wanted(account="nobody"))) == []


def test_the_platforms_auditor_has_no_place_and_reads_every_one(db):
    rows = [recorded(region_code=code).pk for code in ("310112103001", "510115003001", "")]
    assert ids(audit_page(Actor(), Wanted())) == rows[::-1]


def test_an_auditor_reads_his_own_places_and_what_has_none(db):
    recorded(region_code="310112103001")
    own = [recorded(region_code="510115003001").pk, recorded().pk]
    page = audit_page(Actor(territory=("510115003",)), Wanted())
    assert ids(page) == own[::-1]


@pytest.mark.parametrize("number", [1, 3])
def test_a_constant_number_of_queries(clerk, number, django_assert_max_num_queries):
    for _ in range(number):
        recorded(clerk.pk)
    with django_assert_max_num_queries(3):
        audit_page(EVERYWHERE, Wanted())


def test_every_kind_is_offered_by_a_name_of_its_own():
    offered = dict(kinds())
    assert [offered[kind] for kind in ("SignedIn", "PostSwitched", "FileRemoved")] == [
        "登录",
        "切换职务",
        "删除了文件",
    ]
    assert [name for name in offered.values() if set(name) & set("…{}“”： ")] == []
    assert len(set(offered.values())) == len(offered)


@pytest.mark.parametrize("query", [{"since": "0001-01-01"}, {"until": "9999-12-31"}])
def test_days_off_the_calendar_are_refused_beside_their_field(auditor, query):
    page = auditor.get("/desk/audit", query)
    assert page.context["form"].errors == {name: [YEARS] for name in query}
    assert YEARS in page.content.decode()


@pytest.fixture
def auditor(as_clerk, clerk, posts):
    posts[clerk.pk] = (standing(7, "audit.read"),)
    return as_clerk


def test_the_page_shows_the_lines(auditor, clerk):
    recorded(clerk.pk)
    page = auditor.get("/desk/audit", {"kind": "SignedIn", "account": "tangming"})
    assert "tangming 登录（动态验证码）" in page.content.decode()
    assert '<td class="soft">203.0.113.9</td>' in page.content.decode()


@pytest.mark.parametrize(
    "query",
    [{"before": "x"}, {"before": "9" * 40}, {"since": "昨天"}, {"kind": "Nothing"}, {"page": "-1"}],
)
def test_a_malformed_question_breaks_nothing(auditor, query):
    assert auditor.get("/desk/audit", query).status_code == 200


def test_nobody_else_reads_it(as_clerk, as_resident, client):
    assert as_clerk.get("/desk/audit").status_code == 403
    assert as_resident.get("/desk/audit").status_code == 403
    assert client.get("/desk/audit").status_code == 302


def said(fact):
    record(fact, actor=Actor(), now=NOW)
    return audit_page(EVERYWHERE, Wanted()).lines[0].sentence


def test_whose_datum_was_looked_at_is_said_by_number(db):
    look = Unmasked(
        thing_kind="person",
        thing=123,
        field="phone",
        reason_code="contact",
        unmasking=1,
        reason="约定上门时间",
    )
    assert said(look) == "查看了人员 #123 完整的手机号（联系当事人办理诉求），说明：约定上门时间"


def test_the_powers_of_a_token_are_said_by_their_names(clerk):
    made = TokenMade(account=clerk.pk, token=1, scopes=("audit.read", "gone.power"), name="看板")
    assert said(made) == "tangming 生成了接口令牌“看板”（查看审计记录、gone.power）"


def test_the_lock_of_a_name_nobody_has_keeps_no_name(client, db):
    for _ in range(7):
        client.post("/desk/sign-in", {"name": "nobody", "password": "wrong"})
    (line,) = audit_page(EVERYWHERE, Wanted()).lines
    assert (line.sentence, line.words) == (
        "一个不存在的登录名连续登录失败，锁定 30 分钟",
        {"address": "127.0.0.1"},
    )


def test_the_foot_counts_the_rows_of_this_page(auditor):
    for _ in range(3):
        recorded()
    page = auditor.get("/desk/audit")
    assert len(page.context["rows"]) == 3
    assert "这一页 3 条，新的在前" in page.content.decode()
