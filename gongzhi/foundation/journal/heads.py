"""The newest signed head, with the public key to check it by."""

from gongzhi.foundation.journal.models import Head, PublicKey
from gongzhi.foundation.journal.rules.heads import SignedHead


def latest_head() -> tuple[SignedHead, bytes] | None:
    row = Head.objects.order_by("-size").first()
    if row is None:
        return None
    head = SignedHead(
        size=row.size,
        root=bytes(row.root),
        signed_at=row.signed_at,
        key_id=row.key_id,
        signature=bytes(row.signature),
    )
    return head, bytes(PublicKey.objects.get(pk=row.key_id).public)
