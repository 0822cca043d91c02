"""Who reads a photo of a case: whoever handed it in, and whoever reads the case whole."""

import pytest

from gongzhi.cases.models import Reporter
from gongzhi.cases.queries.photos import may_read_of_case, may_read_of_leg
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
