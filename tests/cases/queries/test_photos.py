"""Who reads a photo of a case: whoever handed it in, and whoever reads the case whole."""

import pytest

from gongzhi.cases.models import Reporter
from gongzhi.cases.queries.photos import may_read_of_case, may_read_of_leg, shown_to
from gongzhi.foundation.files.models import StoredFile
from tests.cases.commands.steps import joined, leg_of
from tests.cases.world import MONDAY, in_post, reported


@pytest.mark.parametrize(
    ("who", "first", "own"),
    [
        ("resident", True, True),
        ("neighbour", False, True),
        ("secretary", True, True),
        ("worker", True, True),
        ("other_worker", False, False),
    ],
)
def test_what_the_first_reporter_showed_and_what_one_showed_oneself(world, who, first, own):
    case, actor = joined(reported(world), world), getattr(world, who)
    photos = (StoredFile(person=world.resident.person), StoredFile(person=actor.person))
    assert [may_read_of_case(actor, case.pk, photo) for photo in photos] == [first, own]


@pytest.mark.parametrize(
    ("who", "work"),
    [
        ("resident", True),
        ("neighbour", False),
        ("secretary", True),
        ("worker", True),
        ("other_worker", False),
    ],
)
def test_photos_of_the_work_are_for_whoever_reads_the_case_whole(world, who, work):
    case, actor = joined(reported(world), world), getattr(world, who)
    photo = StoredFile(person=world.worker.person)
    assert may_read_of_leg(actor, leg_of(case).pk, photo) is work


def test_who_joined_at_home_sees_no_more_in_a_post_elsewhere(world):
    case = reported(world)
    clerk = in_post(world.street, "street_dispatcher", "310112103")
    Reporter.objects.create(case=case, person_id=clerk.person, joined_at=MONDAY)
    assert not may_read_of_case(clerk, case.pk, StoredFile(person=world.resident.person))


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("resident", ["first", "staff", "nobody"]),
        ("neighbour", ["joined"]),
        ("secretary", ["first", "joined", "staff", "nobody"]),
    ],
)
def test_each_reporter_sees_the_photos_he_sent_and_the_first_those_taken_for_him(world, who, seen):
    case, actor = joined(reported(world), world), getattr(world, who)
    sent = {
        "first": StoredFile(person=world.resident.person),
        "joined": StoredFile(person=world.neighbour.person),
        "staff": StoredFile(person=world.grid_worker.person, appointment=1),
        "nobody": StoredFile(person=None),
    }
    assert [name for name, f in sent.items() if may_read_of_case(actor, case.pk, f)] == seen


@pytest.mark.parametrize(("is_first", "seen"), [(True, [0, 2]), (False, [1])])
def test_a_page_shows_a_reporter_the_photos_he_may_open(world, is_first, seen):
    case = joined(reported(world), world)
    senders = [world.resident, world.neighbour, world.grid_worker]
    files = [StoredFile(person=one.person, appointment=one.appointment) for one in senders]
    reporter = Reporter.objects.get(case=case, is_first=is_first)
    assert shown_to(reporter, files) == [files[number] for number in seen]


def test_what_a_clerk_sent_in_his_post_stays_with_the_first_when_he_joins_at_home(world):
    case, clerk = reported(world), world.grid_worker
    Reporter.objects.create(case=case, person_id=clerk.person, joined_at=MONDAY)
    photo = StoredFile(person=clerk.person, appointment=clerk.appointment)
    assert may_read_of_case(world.resident, case.pk, photo)
