"""Give somebody a post, and end it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gongzhi.foundation.access.models import Account
from gongzhi.foundation.journal.models import Entry
from gongzhi.foundation.journal.reading import timeline
from gongzhi.kernel.actor import SYSTEM
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged
from gongzhi.kernel.ref import Ref
from gongzhi.parties.commands.appointment import appoint_person, end_appointment
from gongzhi.parties.models import Appointment, Organisation
from gongzhi.parties.queries.standing import standings
from gongzhi.parties.rules.appointment import Offer
from gongzhi.parties.vocabulary import OrganisationKind
from tests.cases.world import COMMUNITY, STREET, build_world, in_post, person

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture
def world(db):
    return build_world()


@pytest.fixture
def keeper(world):
    return in_post(world.street, "street_keeper", STREET)


@pytest.fixture
def platform(db):
    return Organisation.objects.create(
        kind=OrganisationKind.PLATFORM,
        name="平台管理",
        short_name="平台管理",
        sort_key="p",
        region_code="000000000000",
        county_code="000000",
    )


@pytest.fixture
def someone(db):
    return person("何平", "19900000077")


def offer(someone, body, post, **change):
    given = {"basis": "川人任〔2026〕7 号", "since_on": TODAY, **change}
    return Offer(person=someone.pk, organisation=body.pk, post=post, **given)


def refused(offered, actor, field):
    with pytest.raises(RuleBroken) as caught:
        appoint_person(offered, actor=actor, now=NOW)
    assert caught.value.field == field
    return caught.value.message


def test_a_person_in_post_has_its_powers_over_its_stretch(world, keeper, someone):
    offered = offer(someone, world.committee, "grid_worker", region_code=COMMUNITY)
    appointment = appoint_person(offered, actor=keeper, now=NOW)
    assert (appointment.title, appointment.region_code) == ("网格员", COMMUNITY)
    account = Account.objects.create(kind="staff", username="heping")
    someone.account = account
    someone.save()
    (standing,) = standings(account.pk, TODAY)
    assert "cases.check" in standing.powers
    assert standing.territory == (COMMUNITY,)


def test_it_is_recorded_with_its_basis_apart(world, keeper, someone):
    appointment = appoint_person(
        offer(someone, world.committee, "grid_worker"), actor=keeper, now=NOW
    )
    entry = Entry.objects.get(kind="PersonAppointed")
    assert entry.payload == {
        "appointment": appointment.pk,
        "person": someone.pk,
        "organisation": world.committee.pk,
        "post": "grid_worker",
        "since_on": "2026-11-23",
        "until_on": None,
    }
    (line,) = timeline(Ref("appointment", appointment.pk))
    assert line.sentence.startswith("任命何平为江浦路社区居委会 网格员")
    assert line.sentence.endswith("依据：川人任〔2026〕7 号")


@pytest.mark.parametrize(
    ("post", "change", "field"),
    [
        ("nobody", {}, "post"),
        ("company_worker", {}, "post"),
        ("grid_worker", {"basis": " "}, "basis"),
        ("grid_worker", {"until_on": TODAY - timedelta(days=1)}, "until_on"),
        ("grid_worker", {"region_code": STREET}, "region_code"),
        ("grid_worker", {"lines": ("dancing",)}, "lines"),
        ("grid_worker", {"estates": frozenset({987654})}, "estates"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(world, keeper, someone, post, change, field):
    refused(offer(someone, world.committee, post, **change), keeper, field)
    assert not Entry.objects.filter(kind="PersonAppointed").exists()


def test_a_company_post_reaches_over_estates_never_over_a_stretch(world, keeper, someone):
    said = refused(
        offer(someone, world.company, "company_worker", region_code=STREET), keeper, "region_code"
    )
    assert "不按区划管辖" in said
    kept = frozenset({world.estate.pk})
    made = appoint_person(
        offer(someone, world.company, "company_worker", estates=kept), actor=keeper, now=NOW
    )
    assert [estate.pk for estate in made.estates.all()] == [world.estate.pk]


def test_an_estate_the_company_does_not_keep_is_refused(world, keeper, someone):
    world.company.servicings.update(until_on=TODAY - timedelta(days=1))
    kept = frozenset({world.estate.pk})
    refused(offer(someone, world.company, "company_worker", estates=kept), SYSTEM, "estates")


def test_the_same_post_twice_is_a_mistake(world, keeper, someone):
    offered = offer(someone, world.committee, "grid_worker")
    appoint_person(offered, actor=keeper, now=NOW)
    assert "已任此岗位" in refused(offered, keeper, "post")


def test_two_of_the_three_administrators_are_never_one_person(platform, someone):
    appoint_person(offer(someone, platform, "system_administrator"), actor=SYSTEM, now=NOW)
    said = refused(offer(someone, platform, "audit_administrator"), SYSTEM, "")
    assert said == "审计管理员、系统管理员须由不同的人担任，请改任其中一项"


def test_one_office_after_the_other_is_allowed(platform, someone):
    first = offer(someone, platform, "system_administrator", until_on=TODAY + timedelta(days=30))
    appoint_person(first, actor=SYSTEM, now=NOW)
    meeting = offer(someone, platform, "audit_administrator", since_on=TODAY + timedelta(days=30))
    refused(meeting, SYSTEM, "")
    after = offer(someone, platform, "audit_administrator", since_on=TODAY + timedelta(days=31))
    appoint_person(after, actor=SYSTEM, now=NOW)
    assert Appointment.objects.filter(person=someone).count() == 2


def test_who_keeps_no_register_or_another_one_appoints_nobody(world, someone):
    offered = offer(someone, world.committee, "grid_worker")
    for actor in (
        world.dispatcher,
        world.worker,
        in_post(world.street, "street_keeper", "310112103"),
    ):
        with pytest.raises(NotPermitted):
            appoint_person(offered, actor=actor, now=NOW)


def test_the_keeper_of_a_street_makes_no_administrator(platform, keeper, someone):
    with pytest.raises(NotPermitted, match="管理账号"):
        appoint_person(offer(someone, platform, "audit_administrator"), actor=keeper, now=NOW)


def test_nobody_appoints_himself(world, keeper):
    own = Offer(
        person=keeper.person,
        organisation=world.committee.pk,
        post="community_secretary",
        basis="自己",
        since_on=TODAY,
    )
    with pytest.raises(NotPermitted, match="不能任命自己"):
        appoint_person(own, actor=keeper, now=NOW)


def test_a_post_of_the_platform_has_no_place_and_so_opens_no_register(platform, someone):
    account = Account.objects.create(kind="staff", username="shenji")
    someone.account = account
    someone.save()
    appoint_person(offer(someone, platform, "audit_administrator"), actor=SYSTEM, now=NOW)
    (standing,) = standings(account.pk, TODAY)
    assert (standing.territory, standing.powers) == ((), frozenset({"audit.read", "audit.verify"}))


def test_after_its_last_day_a_post_carries_nothing(world, keeper, someone):
    account = Account.objects.create(kind="staff", username="heping")
    someone.account = account
    someone.save()
    made = appoint_person(offer(someone, world.committee, "grid_worker"), actor=keeper, now=NOW)
    end_appointment(made.pk, until_on=TODAY, reason="调任", actor=keeper, now=NOW)
    assert [s.appointment for s in standings(account.pk, TODAY)] == [made.pk]
    (standing,) = standings(account.pk, TODAY + timedelta(days=1))
    assert (standing.appointment, standing.powers) == (None, frozenset())


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"reason": " "}, RuleBroken),
        ({"until_on": TODAY - timedelta(days=1)}, RuleBroken),
        ({"actor": None}, NotPermitted),
    ],
)
def test_an_end_has_a_reason_a_day_and_somebody_who_may(world, keeper, someone, change, error):
    made = appoint_person(offer(someone, world.committee, "grid_worker"), actor=keeper, now=NOW)
    given = {"until_on": TODAY, "reason": "调任", "actor": keeper, **change}
    with pytest.raises(error):
        end_appointment(made.pk, now=NOW, **{**given, "actor": given["actor"] or world.dispatcher})


def test_a_post_ends_once(world, keeper, someone):
    made = appoint_person(offer(someone, world.committee, "grid_worker"), actor=keeper, now=NOW)
    end_appointment(made.pk, until_on=TODAY, reason="调任", actor=keeper, now=NOW)
    with pytest.raises(StateChanged, match="已经定了"):
        end_appointment(made.pk, until_on=TODAY, reason="调任", actor=keeper, now=NOW)
    assert Entry.objects.filter(kind="AppointmentEnded").count() == 1
