from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.files.rules.films import bare
from tests.foundation.files import samples


def test_place_and_device_are_blanked_and_nothing_moves():
    film = samples.film()
    stripped = bare(film)

    assert b"+31.0664" not in stripped
    assert b"Secret" not in stripped
    assert len(stripped) == len(film)
    assert stripped[-107:] == film[-107:]


@given(st.binary(max_size=300))
def test_any_bytes_keep_their_length(content):
    assert len(bare(content)) == len(content)
