import io
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from gongzhi.foundation.files.rules.photographs import Measures, Position, develop
from gongzhi.foundation.files.vocabulary import Media
from gongzhi.kernel.errors import RuleBroken
from tests.foundation.files import samples

LONG_EDGE, THUMBNAIL = 2560, 480


def developed(content, media=Media.JPEG, pixels=80_000_000):
    measures = Measures(most=pixels, long_edge=LONG_EDGE, thumbnail=THUMBNAIL)
    return develop(io.BytesIO(content), media, measures, named="第 2 张图片")


def opened(content):
    return Image.open(io.BytesIO(content))


def test_position_and_time_are_read_and_then_nothing_is_left_of_them():
    photograph = developed(samples.photo_with_position())

    assert photograph.position == Position(latitude=31.0664, longitude=121.3952)
    assert photograph.taken_at == datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
    for kept in (photograph.content, photograph.thumbnail):
        assert b"Secret" not in kept
        assert dict(opened(kept).getexif()) == {}


def test_the_picture_is_turned_upright():
    photograph = developed(samples.photo_with_position(orientation=6))
    assert (photograph.width, photograph.height) == (40, 60)
    assert opened(photograph.content).size == (40, 60)


@given(
    latitude=st.floats(-89.9, 89.9).map(lambda d: round(d, 5)),
    longitude=st.floats(-179.9, 179.9).map(lambda d: round(d, 5)),
)
@settings(max_examples=25, deadline=None)
def test_a_position_comes_back_as_the_camera_wrote_it(latitude, longitude):
    position = developed(samples.photo_with_position(latitude, longitude)).position
    if (latitude, longitude) == (0, 0):
        assert position is None
    else:
        assert position.latitude == pytest.approx(latitude, abs=1e-5)
        assert position.longitude == pytest.approx(longitude, abs=1e-5)


def test_a_large_picture_is_brought_within_the_long_edge():
    photograph = developed(samples.picture(size=(4000, 1000)))
    assert (photograph.width, photograph.height) == (LONG_EDGE, 640)
    assert opened(photograph.thumbnail).size == (THUMBNAIL, 120)
    assert opened(photograph.thumbnail).format == "WEBP"


@pytest.mark.parametrize(
    ("form", "mode", "media", "kept"),
    [
        ("JPEG", "RGB", Media.JPEG, Media.JPEG),
        ("JPEG", "L", Media.JPEG, Media.JPEG),
        ("JPEG", "CMYK", Media.JPEG, Media.JPEG),
        ("PNG", "RGBA", Media.PNG, Media.PNG),
        ("PNG", "P", Media.PNG, Media.PNG),
        ("PNG", "I;16", Media.PNG, Media.PNG),
        ("WEBP", "RGBA", Media.WEBP, Media.WEBP),
        ("GIF", "P", Media.GIF, Media.PNG),
    ],
)
def test_every_mode_of_every_kind_is_kept(form, mode, media, kept):
    photograph = developed(samples.picture(form, mode=mode, colour=0), media)
    assert photograph.media is kept
    assert opened(photograph.content).get_format_mimetype() == kept.value


def test_pixels_are_bounded_before_they_are_unpacked():
    with pytest.raises(RuleBroken, match="第 2 张图片像素太多，超过 1 百万像素"):
        developed(samples.picture("PNG", size=(2000, 2000)), Media.PNG, pixels=1_000_000)


@pytest.mark.parametrize("cut", [10, 30, 200])
def test_a_broken_picture_is_refused_in_words(cut):
    with pytest.raises(RuleBroken, match="第 2 张图片已损坏，打不开"):
        developed(samples.picture(size=(300, 300))[:cut])


@given(st.binary(max_size=300))
@settings(max_examples=50, deadline=None)
def test_whatever_follows_a_picture_head_is_developed_or_refused(rest):
    with suppress(RuleBroken):
        assert developed(b"\xff\xd8\xff" + rest).width > 0
