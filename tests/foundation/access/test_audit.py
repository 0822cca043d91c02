"""审计记录: filtered, paged, in the auditor's territory, in a constant number of queries."""

from datetime import UTC, datetime

import pytest

from gongzhi.facts.access import AccountOpened, SignedIn, TokenMade, Unmasked
from gongzhi.facts.duties import DutyOverdue
from gongzhi.facts.parties import PersonAppointed
from gongzhi.foundation.access.auditing import Wanted, audit_page, kinds
from gongzhi.foundation.journal.recording import record
from gongzhi.kernel.actor import SYSTEM, Actor
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
