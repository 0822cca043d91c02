"""Only what is written for everybody is shared, once it is stamped."""

import pytest

from gongzhi.foundation.documents import commands
from gongzhi.kernel.errors import RuleBroken
from tests.foundation.documents.office import MORNING, signed, stamped


def share(office, document):
    return commands.share_document(document.pk, actor=office.drafter, now=MORNING)


def test_a_notice_is_shared_once_under_one_address(office):
    document = stamped(office, template="notice")
    first = share(office, document).share_token
    assert first
    assert share(office, document).share_token == first


def test_a_letter_to_a_body_is_nobody_elses(office):
    with pytest.raises(RuleBroken, match="不向居民群分享"):
        share(office, stamped(office))


def test_nothing_is_shared_before_the_seal(office):
    with pytest.raises(RuleBroken, match="用印以后"):
        share(office, signed(office, template="notice"))
