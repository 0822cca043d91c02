"""What the journal holds, for asserting on it."""

from gongzhi.foundation.journal.models import Entry


def kinds() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("kind", flat=True))


def last_payload() -> dict:
    return Entry.objects.order_by("pk").last().payload
