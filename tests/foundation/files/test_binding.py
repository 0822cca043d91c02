import pytest

from gongzhi.foundation.files.commands import claim
from gongzhi.foundation.files.queries import files_of
from gongzhi.kernel.errors import RuleBroken
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


def test_claiming_counts_what_the_owner_has_already():
    for content in colours(5):
        stored(content, owner=CASE)
        stored(content, owner=DRAFT)
    with pytest.raises(RuleBroken, match="最多传 9 个文件"):
        claim(DRAFT, CASE, purpose="report")
    assert len(files_of(DRAFT)) == 5
