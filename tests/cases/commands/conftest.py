"""Photos on their way, and a catalogue read anew."""

import pytest

from gongzhi.cases.queries import catalogue
from gongzhi.kernel.ref import Ref
from tests.foundation.files.factories import stored


@pytest.fixture
def two_drafts(world, settings, tmp_path):
    """A photo from before in one draft, one from after in another."""
    settings.MEDIA_ROOT = tmp_path
    drafts = {"before": Ref("draft", 501), "after": Ref("draft", 502)}
    for purpose, draft in drafts.items():
        stored(owner=draft, purpose=purpose, actor=world.worker)
    return drafts["before"], drafts["after"]


@pytest.fixture(autouse=True)
def forgotten_catalogue():
    """Rolled back, a version's number comes again with another content."""
    catalogue._catalogue.cache_clear()
    yield
    catalogue._catalogue.cache_clear()
