"""Where a paper stands and what may be done with it: 拟稿 审核 签发 用印 送达."""

from collections.abc import Collection

from gongzhi.foundation.documents.vocabulary import (
    DeliveryState,
    DocumentAct,
    DocumentPower,
    DocumentState,
)
from gongzhi.kernel.errors import StateChanged
from gongzhi.kernel.transitions import Move, Table

_S, _A, _P = DocumentState, DocumentAct, DocumentPower
_REASON = frozenset({"reason"})
_SIGNERS = (_S.SIGNING, _S.SIGNED, _S.STAMPED, _S.DELIVERING)
"""Past the reviewer's hand only whoever signs takes a paper back."""

TABLE = Table(
    "公文",
    (
        Move(_A.REVISE, (_S.DRAFT,), _S.DRAFT, _P.DRAFT),
        Move(_A.SUBMIT, (_S.DRAFT,), _S.REVIEWING, _P.DRAFT),
        Move(_A.PASS, (_S.REVIEWING,), _S.SIGNING, _P.REVIEW),
        Move(_A.RETURN, (_S.REVIEWING,), _S.DRAFT, _P.REVIEW, _REASON),
        Move(_A.SIGN, (_S.SIGNING,), _S.SIGNED, _P.SIGN),
        Move(_A.RETURN, (_S.SIGNING,), _S.DRAFT, _P.SIGN, _REASON),
        Move(_A.STAMP, (_S.SIGNED,), _S.STAMPED, _P.STAMP, frozenset({"scan"})),
        Move(_A.DELIVER, (_S.STAMPED, _S.DELIVERING, _S.DELIVERED), _S.DELIVERING, _P.DELIVER),
        Move(_A.PROVE, (_S.DELIVERING,), _S.DELIVERED, _P.DELIVER, frozenset({"proof"})),
        Move(_A.FAIL, (_S.DELIVERING,), _S.STAMPED, _P.DELIVER, _REASON),
        Move(_A.VOID, (_S.DRAFT, _S.REVIEWING), _S.VOID, _P.DRAFT, _REASON),
        Move(_A.VOID, _SIGNERS, _S.VOID, _P.SIGN, _REASON),
    ),
    measure="这份",
)


def standing(deliveries: Collection[DeliveryState]) -> DocumentState:
    """Of a stamped paper, by its deliveries: one still under way keeps it under way; one proven
    makes it delivered; where all failed it waits to be delivered again."""
    if DeliveryState.ONGOING in deliveries:
        return DocumentState.DELIVERING
    if DeliveryState.PROVEN in deliveries:
        return DocumentState.DELIVERED
    return DocumentState.STAMPED


def refuse_void_after_proof(deliveries: Collection[DeliveryState]) -> None:
    """Whoever has it in hand goes by it: only another paper takes it back."""
    if DeliveryState.PROVEN in deliveries:
        raise StateChanged("这份公文已经送达过，不能作废；要改变它，另行文撤销或者更正")
