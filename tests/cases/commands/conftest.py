"""Photos on their way."""

import pytest

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
