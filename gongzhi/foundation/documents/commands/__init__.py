"""Acts on official papers. Contexts above draft with `draft_document` and react to the facts."""

from gongzhi.foundation.documents.commands.deciding import (
    pass_review,
    return_document,
    sign_document,
)
from gongzhi.foundation.documents.commands.delivering import (
    begin_delivery,
    fail_delivery,
    prove_delivery,
)
from gongzhi.foundation.documents.commands.drafting import (
    draft_document,
    revise_document,
    submit_document,
)
from gongzhi.foundation.documents.commands.numbering import set_prefix
from gongzhi.foundation.documents.commands.receiving import handle_paper, receive_paper
from gongzhi.foundation.documents.commands.sharing import share_document
from gongzhi.foundation.documents.commands.stamping import stamp_document
from gongzhi.foundation.documents.commands.voiding import void_document

__all__ = [
    "begin_delivery",
    "draft_document",
    "fail_delivery",
    "handle_paper",
    "pass_review",
    "prove_delivery",
    "receive_paper",
    "return_document",
    "revise_document",
    "set_prefix",
    "share_document",
    "sign_document",
    "stamp_document",
    "submit_document",
    "void_document",
]
