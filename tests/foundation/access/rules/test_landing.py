"""Where signing in leads: by the page asked for, the post, the device."""

import pytest

from gongzhi.foundation.access.rules.landing import home, onto


@pytest.mark.parametrize(
    ("face", "on_a_phone", "address"),
    [
        ("field", False, "/w/"),
        ("field", True, "/w/"),
        ("desk", True, "/desk/"),
        ("", True, "/w/"),
        ("", False, "/desk/"),
    ],
)
def test_a_post_says_its_face_and_otherwise_the_device_does(face, on_a_phone, address):
    assert home(face, on_a_phone=on_a_phone) == address


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("", "/w/"),
        ("/desk/", "/w/"),
        ("/desk/cases/", "/desk/cases/"),
        ("/m/reports", "/m/reports"),
    ],
)
def test_a_page_asked_for_comes_first_and_the_bare_door_is_none(asked, address):
    assert onto(asked, "/w/") == address
