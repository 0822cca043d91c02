"""Role × entrance: what each address's own rule says of a visitor is what that visitor gets."""

import re

import pytest

from gongzhi.foundation.access import powers
from gongzhi.foundation.access.rules.admission import admission
from gongzhi.foundation.access.vocabulary import Admission
from gongzhi.parties.rules.posts import catalogue
from tests.cases.world import build_world, reported
from tests.counting import counted
from tests.project.addresses import asked_by_get, filled
from tests.project.people import EVERYBODY, POSTS, browser_of, visitor

WELCOME = {200, 204, 302, 404, 405, 409, 410, 422}
NOT_BY_GET = 405
OF_WHO_ASKS = re.compile(r'FROM "(access_|parties_person|parties_appointment|rulebook_edition)')
LISTS = [
    ("street_dispatcher", "/desk/cases/"),
    ("street_dispatcher", "/api/v1/cases"),
    ("street_dispatcher", "/api/v1/duties"),
    ("street_dispatcher", "/w/"),
    ("street_dispatcher", "/desk/organisations/"),
    ("street_dispatcher", "/desk/estates/"),
    *(
        ("street_keeper", f"/desk/{register}/")
        for register in ("regions", "premises", "common-parts", "facilities", "grids")
    ),
    ("street_dispatcher", "/api/v1/estates"),
    ("street_dispatcher", "/api/v1/organisations"),
    ("street_keeper", "/desk/people"),
    ("street_keeper", "/desk/corrections"),
    ("street_keeper", "/desk/ownerships/estate/E1"),
    ("street_keeper", "/desk/organisations/terms"),
    ("street_keeper", "/desk/organisations/coverage"),
    ("street_keeper", "/desk/organisations/estate/E1"),
    ("resident", "/m/reports"),
    ("resident", "/m/messages/"),
    ("resident", "/api/v1/cases"),
    ("resident", "/api/v1/messages"),
]

ALSO_AT_THE_DESK = [
    ("/api/v1/organisations", "/desk/organisations/", "parties.see"),
    ("/api/v1/estates", "/desk/estates/", "territory.see"),
    ("/api/v1/estates/E1", "/desk/estates/E1", "territory.see"),
]


@pytest.fixture
def world(db):
    return build_world()


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_gets_what_the_entrance_says(world, who):
    case = reported(world)
    client = browser_of(world, who)
    wrong = []
    for way in asked_by_get():
        address = filled(way.address, world, case)
        answer = client.get(address)
        if answer.streaming:
            answer.getvalue()  # to its end, where its file is closed
        if not _as_said(answer, admission(way.entrance, visitor(who)), address):
            wrong.append((address, str(way.entrance), answer.status_code))
    assert wrong == []


def _as_said(answer, said, address):
    if said is Admission.WELCOME:
        return answer.status_code in WELCOME
    if answer.status_code == NOT_BY_GET:
        return True
    if said is not Admission.SIGN_IN:
        return answer.status_code == 403
    if address.startswith("/api/"):
        return answer.status_code == 401
    return answer.status_code == 302 and "/sign-in" in answer.headers["Location"]


@pytest.mark.parametrize("post", POSTS)
def test_the_api_tells_of_bodies_and_estates_to_the_posts_the_desk_tells(world, post):
    client, held = browser_of(world, post), catalogue()[post].powers
    answered = [
        (address, client.get(address).status_code)
        for asked, page, _ in ALSO_AT_THE_DESK
        for address in (asked, page)
    ]
    assert answered == [
        (address, 200 if power in held else 403)
        for asked, page, power in ALSO_AT_THE_DESK
        for address in (asked, page)
    ]


@pytest.mark.parametrize(("who", "address"), LISTS)
def test_a_list_of_three_costs_what_one_costs(world, who, address):
    client = browser_of(world, who)
    reported(world)
    client.get(address)
    one = _queries(client, address)
    reported(world), reported(world)
    assert (_queries(client, address), one <= 10) == (one, True)


def _queries(client, address):
    """Without those of knowing who asks."""
    with counted() as asked:
        assert client.get(address).status_code == 200
    return sum(not OF_WHO_ASKS.search(sql) for sql in asked.statements)


def test_every_power_of_a_post_is_declared_by_some_context():
    held = {power for post in catalogue().values() for power in post.powers}
    assert sorted(power for power in held if not powers.is_known(power)) == []


def test_every_declared_power_is_held_by_some_post():
    held = {power for post in catalogue().values() for power in post.powers}
    assert sorted(set(powers.known()) - held) == []
