"""The registers at the desk: every page opens to whom it should, every form does its one act."""

import pytest

from gongzhi.foundation.journal.models import Entry
from gongzhi.parties.commands.appointing import Nominee, appoint_nominee
from gongzhi.parties.commands.person import Identity
from gongzhi.parties.models import Appointment, Organisation, Ownership, Servicing
from tests.parties.registers import NOW, TODAY, keeper_of, made
from tests.portal.staff import browser, entered, queries

SEERS = {"dispatcher", "secretary", "keeper", "director"}
KEEPERS = {"keeper"}
VERIFIERS = {"secretary", "keeper"}


@pytest.fixture
def client(world):
    return browser(keeper_of(world))


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("/desk/organisations/new", KEEPERS),
        ("/desk/organisations/terms", SEERS),
        ("/desk/organisations/coverage", SEERS),
        ("/desk/organisations/estate/E1", SEERS),
        ("/desk/ownerships/estate/E1", VERIFIERS),
        ("/desk/ownerships/estate/E1/export", VERIFIERS),
        ("/desk/corrections", VERIFIERS),
    ],
)
def test_a_page_is_for_the_posts_that_may(world, address, allowed):
    entered(world, address, allowed=allowed)


NEW = {"name": "亚洲湾业委会", "basis": "备案 12 号"}


def test_a_body_is_registered_in_two_steps_and_refused_beside_its_field(world, client):
    address = f"/desk/organisations/new?kind=owners_committee&estate={world.estate.pk}"
    assert "region_code" not in client.get(address).context["form"].fields
    page = client.post(address, NEW | {"credit_code": "91110000600037341M"})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["credit_code"]
    assert client.post(address, NEW).status_code == 302
    body = Organisation.objects.get(kind="owners_committee")
    assert (body.estate, body.basis) == (world.estate, "备案 12 号")


def test_a_body_is_corrected_and_dissolved(world, client):
    body = made(world)
    address = f"/desk/organisations/{body.pk}"
    written = {**NEW, "phone": "028-88888888", "reason": "填电话"}
    assert client.post(f"{address}/correction", written).status_code == 302
    body.refresh_from_db()
    assert body.phone == "028-88888888"
    ended = {"on": "2026-11-23", "reason": "届满"}
    assert client.post(f"{address}/dissolution", ended).status_code == 302
    assert "撤销" in client.get(address).content.decode()


def appointed(client, body, **change):
    given = {
        "post": "committee_member",
        "name": "何平",
        "phone": "13800000001",
        "since_on": "2026-01-01",
        "until_on": "2026-12-31",
        "basis": "选举结果",
        **change,
    }
    return client.post(f"/desk/organisations/{body.pk}/appointments/new", given)


def test_somebody_is_appointed_renewed_and_relieved(world, client):
    body = made(world)
    assert appointed(client, body, until_on="2025-12-31").status_code == 422
    assert appointed(client, body).status_code == 302
    row = Appointment.objects.get(organisation=body)
    address = f"/desk/organisations/appointments/{row.pk}"
    renewed = {"until_on": "2027-12-31", "basis": "续任决定"}
    assert client.post(f"{address}/renewal", renewed).status_code == 302
    relieved = {"until_on": "2026-11-30", "reason": "辞职"}
    assert client.post(f"{address}/ending", relieved).status_code == 302
    row.refresh_from_db()
    assert str(row.until_on) == "2026-11-30"


def test_somebody_is_recommended_reviewed_and_trained(world, client):
    body = made(world)
    who = {"name": "何平", "phone": "13800000001"}
    proposal = {"post": "committee_member", "by": world.committee.pk, "grounds": "善管理", **who}
    address = f"/desk/organisations/{body.pk}"
    assert client.post(f"{address}/recommendations/new", proposal).status_code == 302
    (row,) = client.get(address).context["recommended"]
    review = f"/desk/organisations/recommendations/{row['row'].pk}/review"
    assert client.post(review, {"state": "supported", "opinion": "符合"}).status_code == 302
    training = {**who, "topic": "维修资金", "held_on": "2026-11-01"}
    assert client.post(f"{address}/trainings/new", training).status_code == 302
    page = client.get(address)
    assert [one["state"].label for one in page.context["recommended"]] == ["同意推荐"]
    assert [one.topic for one in page.context["trained"]] == ["维修资金"]


def test_a_person_is_found_by_a_whole_number_and_corrected(world, client):
    appointed(client, made(world))
    (row,) = client.get("/desk/people?q=13800000001").context["rows"]
    assert (row["name"], row["phone"]) == ("何平", "138****0001")
    assert client.get("/desk/people?q=1380000").context["rows"] == []
    address = f"/desk/people/{row['person'].pk}"
    fixed = {"name": "何萍", "reason": "看过身份证"}
    assert client.post(f"{address}/correction", fixed).status_code == 302
    assert client.get(address).context["row"]["name"] == "何萍"
    assert client.get(f"/desk/people/{world.resident.person}").status_code == 404


def test_a_servicing_ends_and_another_begins(world, client):
    kept = Servicing.objects.get()
    ended = {"until_on": "2026-11-30", "reason": "合同到期"}
    address = f"/desk/organisations/servicings/{kept.pk}/ending"
    assert client.post(address, ended).status_code == 302
    begun = {"estate": world.estate.pk, "since_on": "2026-11-30", "basis": "社区托管决定"}
    address = f"/desk/organisations/{world.committee.pk}/servicings/new"
    assert client.post(address, begun).status_code == 302


def four_offices(world):
    keeper = keeper_of(world)
    bodies = [
        made(world, "party_body", name="治理党支部", party_level="estate"),
        made(world, "environment_property_committee", name="环物委"),
        made(world, "committees_association", name="业委会协会"),
        made(world, "companies_association", name="物业公司协会"),
    ]
    posts = (
        "branch_secretary",
        "environment_director",
        "committees_president",
        "companies_president",
    )
    for body, post in zip(bodies, posts, strict=True):
        nominee = Nominee(
            identity=Identity(name="何平", phone="13800000001"),
            organisation=body.pk,
            post=post,
            since_on=TODAY.replace(year=2025),
            basis="党委任命",
        )
        appoint_nominee(nominee, actor=keeper, now=NOW)
    return bodies


def test_four_offices_are_four_appointments_of_one_person_shown_as_such(world, client):
    bodies = four_offices(world)
    page = client.get(f"/desk/organisations/{bodies[0].pk}")
    (row,) = page.context["posts"]
    assert row["crossing"] == "四职合一"
    assert len(row["others"]) == 3
    sides = client.get("/desk/organisations/estate/E1").context["sides"]
    assert [(one["side"].sign, one["number"]) for one in sides] == [
        ("1", 1),
        ("3", 4),
        ("N", 0),
        ("X", 1),
    ]
    assert sides[1]["side"].missing == "没有业委会"


def test_coverage_counts_what_an_estate_has(world, client):
    whole = client.get("/desk/organisations/coverage").context["whole"]
    assert (whole.estates, whole.party, whole.governed, whole.serviced) == (1, 0, 0, 1)
    made(world)
    four_offices(world)
    whole = client.get("/desk/organisations/coverage").context["whole"]
    assert (whole.party, whole.governed) == (1, 1)


def test_a_deed_is_entered_transferred_and_spoken_for(door, client):
    address = f"/desk/ownerships/{door.pk}"
    deed = {
        "holders": "王建国 13800000001 1/2\n李雅芳 13800000002 50%",
        "sharing": "by_shares",
        "since_on": "2020-01-01",
        "basis": "产权证 1 号",
    }
    assert client.post(f"{address}/entry", deed | {"sharing": "sole"}).status_code == 422
    assert client.post(f"{address}/entry", deed).status_code == 302
    chosen = Ownership.objects.first()
    named = {"ownership": chosen.pk, "basis": "推定书"}
    assert client.post(f"{address}/representative", named).status_code == 302
    page = client.get(address)
    assert [row["owner"] for row in page.context["owners"]] == ["王**", "李**"]
    assert "13800000001" not in page.content.decode()
    sold = {**deed, "holders": "周明 13800000003", "sharing": "sole", "since_on": "2026-01-01"}
    assert client.post(f"{address}/transfer", sold).status_code == 302
    assert len(client.get(address).context["history"]) == 2


def test_more_owners_cost_no_more_queries(world, door, client):
    address = "/desk/ownerships/estate/E1"
    post = {"sharing": "sole", "since_on": "2020-01-01", "basis": "产权证"}
    client.post(f"/desk/ownerships/{door.pk}/entry", post | {"holders": "王建国 13800000001"})
    one = queries(client, address)
    for number in ("1205", "1206"):
        door.pk, door.name = None, number
        door.save()
        holder = {"holders": f"李雅芳 1380000{number}"}
        client.post(f"/desk/ownerships/{door.pk}/entry", post | holder)
    assert queries(client, address) == one


def test_the_whole_list_leaves_only_with_the_power_and_a_reason(world, door):
    secretary, keeper = browser(world.secretary), browser(keeper_of(world))
    address = "/desk/ownerships/estate/E1/export/full"
    assert keeper.get(address).status_code == 403
    assert secretary.post(address, {"reason": ""}).status_code == 422
    sheet = secretary.post(address, {"reason": "筹备业主大会"})
    assert sheet.getvalue()[:2] == b"PK"
    assert Entry.objects.get(kind="OwnersRevealed").payload == {"estate": world.estate.pk}
