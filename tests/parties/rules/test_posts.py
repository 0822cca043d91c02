"""The catalogue of posts, as far as it says where signing in leads."""

from gongzhi.foundation.access.rules.landing import HOMES
from gongzhi.parties.rules.posts import catalogue, face_of


def test_a_post_names_a_face_of_the_staff_or_none():
    assert {kind.face for kind in catalogue().values()} - {""} == set(HOMES)


def test_who_works_out_of_doors_starts_on_the_phone():
    assert [code for code in catalogue() if face_of(code) == "field"] == [
        "grid_worker",
        "company_worker",
    ]


def test_a_post_no_longer_in_the_catalogue_starts_nowhere_in_particular():
    assert face_of("lamp_lighter") == ""
