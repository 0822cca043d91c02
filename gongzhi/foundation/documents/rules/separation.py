"""Nobody reviews or signs his own draft where the rulebook says so."""

from collections.abc import Collection
from dataclasses import dataclass

from gongzhi.foundation.documents.vocabulary import DocumentAct
from gongzhi.kernel.errors import NotPermitted


@dataclass(frozen=True, kw_only=True)
class Separation:
    """What must not be in one hand; each is a value of the rulebook."""

    draft_from_review: bool = True
    draft_from_sign: bool = True
    review_from_sign: bool = False


def why_not(
    act: DocumentAct,
    person: int | None,
    *,
    authors: Collection[int],
    reviewer: int | None,
    separation: Separation,
) -> str:
    """Why this person may not do it with this paper; "" where he may. A person who is not known
    wrote nothing: the system reviews and signs nothing by itself, powers see to that."""
    if person is None:
        return ""
    if act is DocumentAct.PASS and separation.draft_from_review and person in authors:
        return "稿件有你拟写或者修改的部分，按规定由别人审核"
    if act is DocumentAct.SIGN and separation.draft_from_sign and person in authors:
        return "稿件有你拟写或者修改的部分，按规定由别人签发"
    if act is DocumentAct.SIGN and separation.review_from_sign and person == reviewer:
        return "这份稿件是你审核的，按规定由别人签发"
    return ""


def refuse_own_hand(
    act: DocumentAct,
    person: int | None,
    *,
    authors: Collection[int],
    reviewer: int | None,
    separation: Separation,
) -> None:
    words = why_not(act, person, authors=authors, reviewer=reviewer, separation=separation)
    if words:
        raise NotPermitted(words)
