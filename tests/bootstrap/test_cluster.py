"""The embedded server's own settings."""

import pytest

from gongzhi.project.bootstrap.cluster import SETTINGS
from gongzhi.project.checks import QUIET

PRELOADED = "auto_explain.log_min_duration"


@pytest.mark.parametrize("name", sorted(set(QUIET) - {PRELOADED}))
def test_its_log_keeps_no_words_of_anybody(name):
    assert SETTINGS[name] in QUIET[name]
