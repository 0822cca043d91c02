"""The moves of a case, as one table."""

from gongzhi.cases.vocabulary import BEFORE_DISPATCH, Act, CaseState
from gongzhi.kernel.transitions import Move, Table

TRIAGE, HANDLE, CHECK, CALL = "cases.triage", "cases.handle", "cases.check", "cases.callback"
OPEN_TO_TRIAGE = tuple(sorted(BEFORE_DISPATCH))
IN_HAND = (CaseState.DISPATCHED, CaseState.HANDLING, CaseState.REOPENED)

MOVES = Table(
    "诉求",
    [
        Move(Act.PLACE, (CaseState.PLACE_UNKNOWN, CaseState.PENDING), CaseState.PENDING, TRIAGE),
        Move(Act.PLACE, (CaseState.ACCEPTED,), CaseState.ACCEPTED, TRIAGE),
        Move(Act.ACCEPT, (CaseState.PENDING,), CaseState.ACCEPTED, TRIAGE),
        Move(
            Act.REFUSE,
            OPEN_TO_TRIAGE,
            CaseState.REFUSED,
            TRIAGE,
            frozenset({"reason", "clause", "explanation"}),
        ),
        Move(
            Act.TRANSFER, OPEN_TO_TRIAGE, CaseState.TRANSFERRED, TRIAGE, frozenset({"explanation"})
        ),
        Move(
            Act.DISPATCH, (CaseState.ACCEPTED,), CaseState.DISPATCHED, TRIAGE, frozenset({"lead"})
        ),
        Move(Act.TAKE_UP, (CaseState.DISPATCHED, CaseState.REOPENED), CaseState.HANDLING, HANDLE),
        Move(Act.RETURN, IN_HAND, CaseState.ACCEPTED, HANDLE, frozenset({"reason", "clause"})),
        Move(
            Act.PAUSE,
            (CaseState.HANDLING,),
            CaseState.PAUSED,
            HANDLE,
            frozenset({"reason", "explanation", "until_at"}),
        ),
        Move(Act.RESUME, (CaseState.PAUSED,), CaseState.HANDLING, HANDLE),
        Move(
            Act.FINISH,
            (CaseState.HANDLING,),
            CaseState.AWAITING_CHECK,
            HANDLE,
            frozenset({"result"}),
        ),
        Move(Act.PASS, (CaseState.AWAITING_CHECK,), CaseState.CHECKED, CHECK),
        Move(
            Act.FAIL, (CaseState.AWAITING_CHECK,), CaseState.HANDLING, CHECK, frozenset({"reason"})
        ),
        Move(Act.ASK, (CaseState.CHECKED,), CaseState.AWAITING_RATING),
        Move(
            Act.ARCHIVE,
            (CaseState.AWAITING_RATING,),
            CaseState.ARCHIVED,
        ),
        Move(Act.FILE, (CaseState.PLACE_UNKNOWN, CaseState.PENDING), CaseState.ARCHIVED),
        Move(Act.REOPEN, (CaseState.AWAITING_RATING, CaseState.ARCHIVED), CaseState.REOPENED),
    ],
)
