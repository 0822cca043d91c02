"""Uploads and stored files."""

from datetime import UTC, datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from gongzhi.foundation.files.commands import store
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.ref import Ref
from tests.foundation.files import samples

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
CASE = Ref("case", 7)
DRAFT = Ref("draft", 99)
RESIDENT = Actor(account=5, person=11)


def upload(content=None, name="现场.jpg"):
    # The declared type is the sender's word, and a lie here on purpose.
    body = samples.picture() if content is None else content
    return SimpleUploadedFile(name, body, content_type="text/html")


def stored(
    content=None, *, owner=CASE, actor=RESIDENT, now=NOON, purpose="report", name="现场.jpg"
):
    return store(upload(content, name), owner=owner, purpose=purpose, actor=actor, now=now)


def colours(count):
    """So many different pictures."""
    return [samples.picture(colour=(at * 25, 0, 0)) for at in range(count)]
