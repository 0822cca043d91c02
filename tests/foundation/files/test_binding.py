import pytest

from gongzhi.foundation.files.commands import claim
from gongzhi.foundation.files.queries import files_of
from tests.foundation.files.factories import CASE, DRAFT, colours, stored

pytestmark = pytest.mark.django_db


def test_the_files_of_a_draft_become_the_cases():
    stored(owner=CASE)
    for content in colours(2):
        assert stored(content, owner=DRAFT).state == "draft"

    claim(DRAFT, CASE, purpose="report", region_code="310112103001")

    assert files_of(DRAFT) == []
    assert [(f.place, f.state, f.county_code) for f in files_of(CASE)] == [
        (1, "kept", ""),
        (2, "kept", "310112"),
        (3, "kept", "310112"),
    ]


def test_what_the_owner_had_before_closes_no_door_on_another_act():
    for content in colours(5):
        stored(content, owner=CASE)
        stored(content, owner=DRAFT)
    claim(DRAFT, CASE, purpose="report")
    assert [file.place for file in files_of(CASE)] == list(range(1, 11))
