"""组织与任职: the list, one body with its posts, a sheet out."""

from gongzhi.parties.models import Person
from tests.portal.staff import browser, entered, queries

SEERS = {"dispatcher", "secretary", "keeper", "director"}


def names(page):
    return [row["body"].short_name for row in page.context["rows"]]


def test_bodies_are_for_posts_that_may_see_them(world):
    entered(world, "/desk/organisations/", allowed=SEERS)
    entered(world, "/desk/organisations/export", allowed=SEERS)


def test_a_street_sees_its_bodies_and_whoever_keeps_its_estates(world):
    client = browser(world.dispatcher)
    everything = {"蜀澜物业", "江浦路社区居委会", "涌泉街道办", "涌泉派出所"}
    assert set(names(client.get("/desk/organisations/"))) == everything
    assert names(client.get("/desk/organisations/?kind=property_company")) == ["蜀澜物业"]
    assert names(client.get("/desk/organisations/?q=派出")) == ["涌泉派出所"]


def test_a_body_shows_its_people_by_name_and_their_telephones_masked(world):
    holder = Person.objects.get(pk=world.worker.person)
    holder.phone = "19900001234"
    holder.save()
    page = browser(world.dispatcher).get(f"/desk/organisations/{world.company.pk}")
    (row,) = page.context["posts"]
    assert (row["post"].person.name, row["phone"]) == (holder.name, "199****1234")
    assert "19900001234" not in page.content.decode()
    assert [one.estate for one in page.context["kept"]] == [world.estate]


def test_a_body_elsewhere_does_not_exist(world):
    assert browser(world.secretary).get(f"/desk/organisations/{world.police.pk}").status_code == 404


def test_more_bodies_cost_no_more_queries(world):
    client = browser(world.dispatcher)
    one = queries(client, "/desk/organisations/?kind=property_company")
    assert queries(client, "/desk/organisations/") == one
