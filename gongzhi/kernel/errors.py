"""The one family of anticipated failures; pages and the API know how to show it."""


class RuleBroken(Exception):
    """A rule of the field forbids the act.

    `message` is fit for the person acting: what is wrong, where, how to mend it.
    `clause` is the rule or article that says so ("民法典 第二百七十八条"), empty if there is none.
    `field` is the form field it belongs beside, empty for the act as a whole.
    """

    def __init__(self, message: str, *, clause: str = "", field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.clause = clause
        self.field = field


class StateChanged(RuleBroken):
    """Somebody else moved the thing first; the act no longer fits its state."""


class NotPermitted(RuleBroken):
    """The actor sees the thing but lacks the power, or the post, to do this with it."""


def place_of(failure: BaseException) -> str:
    """What failed and where. Not its message: that may repeat somebody's words."""
    trace = failure.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = ""
    if trace:
        place = f" ({trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno})"
    return f"{type(failure).__name__}{place}"
